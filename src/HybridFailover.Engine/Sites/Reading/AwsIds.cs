using System.Text.RegularExpressions;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>The forms of AWS's names. Ids have 8 hexadecimal digits (old) or 17.</summary>
internal static partial class AwsIds
{
    public static bool IsRouteTable(string? text) => Matches(RouteTable(), text);
    public static bool IsPrefixList(string? text) => Matches(PrefixList(), text);
    public static bool IsTarget(string? text) => Matches(Target(), text);
    public static bool IsRegion(string? text) => Matches(Region(), text);

    private static bool Matches(Regex form, string? text) => text is not null && form.IsMatch(text);

    [GeneratedRegex(@"^rtb-(?:[0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex RouteTable();

    [GeneratedRegex(@"^pl-(?:[0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex PrefixList();

    [GeneratedRegex(@"^(?:eni|vgw|tgw)-(?:[0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex Target();

    [GeneratedRegex(@"^[a-z]{2,8}(?:-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex Region();
}
