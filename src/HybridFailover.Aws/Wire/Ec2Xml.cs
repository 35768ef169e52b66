using System.Xml.Linq;

namespace HybridFailover.Aws.Wire;

/// <summary>Reads by local name: the namespace carries the API's version and differs between stand-ins.</summary>
internal static class Ec2Xml
{
    public static XElement? Child(this XElement element, string name)
    {
        foreach (var child in element.Elements())
            if (child.Name.LocalName == name) return child;
        return null;
    }

    /// <summary>The child's text; null when it is missing or empty (an empty <c>nextToken</c> is no token).</summary>
    public static string? Text(this XElement element, string name) =>
        element.Child(name)?.Value is { Length: > 0 } text ? text : null;

    /// <summary>The <c>item</c>s of a set; none when the set is missing.</summary>
    public static IEnumerable<XElement> Items(this XElement element, string set) => element.Child(set)?.Elements() ?? [];
}
