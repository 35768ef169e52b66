using System.Text.RegularExpressions;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Reads one site.</summary>
internal static partial class SiteReader
{
    private const string LineAccepted = "one line of at most 100 characters";

    private static readonly string[] Known = ["Name", "TimeZone", "Region", "Destinations", "RouteTables", "Paths", .. PolicyKey.NamesOnSite];

    public static SiteDraft Read(Node node, PolicyLayer all)
    {
        if (!CodeForm().IsMatch(node.Name)) node.Error($"the site code \"{node.Name}\"", "a code of 1 to 16 letters, digits and dashes that begins with a letter or a digit");
        node.Knows(Known, "Name, TimeZone, Region, Destinations, RouteTables, Paths, or a policy value");
        var layer = new PolicyLayer(node, all, onPath: false);
        return new SiteDraft(node, layer)
        {
            Name = Scalars.Line(node.Find("Name"), LineAccepted),
            TimeZone = ReadTimeZone(node.Find("TimeZone")),
            Region = Scalars.Line(node.Find("Region"), LineAccepted),
            Destinations = ReadList(node, "Destinations", "a list of at least one destination", ReadDestination),
            RouteTables = ReadList(node, "RouteTables", "a list of at least one route table", ReadRouteTable),
            Paths = ReadList(node, "Paths", "a list of 2 to 4 paths, the preferred one first", path => PathReader.Read(path, layer)).ConvertAll(entry => entry.Item2),
        };
    }

    private static TimeZoneInfo? ReadTimeZone(Node? node)
    {
        if (node is null) return null;
        // Windows' names would work on some machines only.
        if (node.Text is { Length: > 0 } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId) return zone;
        node.Error(TimeZoneInfo.GetSystemTimeZones().Count > 1
            ? "an IANA time zone such as America/Los_Angeles"
            : "UTC: this machine has no time zone data (package tzdata), which other IANA time zones need");
        return null;
    }

    private static Destination? ReadDestination(Node node)
    {
        var destination = Destination.Parse(node.Text);
        if (destination is { IsPrefixList: false } || AwsIds.IsPrefixList(node.Text)) return destination;
        node.Error("an IPv4 or IPv6 CIDR such as 192.168.50.0/24, or a prefix list, pl-… with 8 or 17 hexadecimal digits");
        return null;
    }

    private static string? ReadRouteTable(Node node)
    {
        if (AwsIds.IsRouteTable(node.Text)) return node.Text;
        node.Error("a route table, rtb-… with 8 or 17 hexadecimal digits");
        return null;
    }

    private static List<(Node, T)> ReadList<T>(Node node, string name, string accepted, Func<Node, T?> read) where T : class
    {
        var entries = new List<(Node, T)>();
        if (node.Find(name) is not { } list)
        {
            node.Missing(name, accepted);
            return entries;
        }
        var items = list.Items(accepted);
        if (items.Count == 0 && list.Children.Count == 0 && list.Text is not { Length: > 0 }) list.Error("an empty list", accepted);
        foreach (var item in items)
            if (read(item) is { } value) entries.Add((item, value));
        return entries;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,15}\z")]
    private static partial Regex CodeForm();
}
