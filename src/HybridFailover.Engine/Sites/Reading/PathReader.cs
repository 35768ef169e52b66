using System.Text.RegularExpressions;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Reads one entry of a site's paths.</summary>
internal static partial class PathReader
{
    public const int MostTargets = 16;

    private const string TargetsAccepted = "a list of 1 to 16 targets";

    private static readonly string[] Known = ["Name", "Kind", "NextHop", "Targets", .. PolicyKey.NamesOnPath];
    private static readonly Dictionary<string, PathKind> Kinds = Enum.GetValues<PathKind>().ToDictionary(kind => kind.ToString());

    /// <summary>What the page shows in a path's place where there is none.</summary>
    private static readonly string[] Reserved = ["mixed", "foreign", "unknown", "propagated", "none", "all"];

    public static PathDraft Read(Node node, PolicyLayer site)
    {
        node.Knows([.. Known, .. PolicyKey.NamesOnSite], "Name, Kind, NextHop, Targets, or a policy value");
        return new PathDraft(node, new PolicyLayer(node, site, onPath: true), ReadName(node), ReadKind(node), ReadNextHop(node), ReadTargets(node));
    }

    private static string? ReadName(Node node)
    {
        const string accepted = "a name of 1 to 32 letters, digits, dashes or underscores, and not " +
            "mixed, foreign, unknown, propagated, none or all";
        if (node.Find("Name") is not { } name)
        {
            node.Missing("Name", accepted);
            return null;
        }
        if (name.Text is { } text && NameForm().IsMatch(text) && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase)) return text;
        name.Error(accepted);
        return null;
    }

    private static PathKind? ReadKind(Node node)
    {
        if (node.Find("Kind") is { } kind) return Scalars.Choice(kind, Kinds);
        node.Missing("Kind", "DirectConnect or Vpn");
        return null;
    }

    private static NextHop? ReadNextHop(Node node)
    {
        const string accepted = "propagated, or a target: eni-…, vgw-… or tgw-… with 8 or 17 hexadecimal digits";
        if (node.Find("NextHop") is not { } hop)
        {
            node.Missing("NextHop", accepted);
            return null;
        }
        if (string.Equals(hop.Text, "propagated", StringComparison.OrdinalIgnoreCase)) return NextHop.Propagated;
        if (AwsIds.IsTarget(hop.Text)) return new NextHop(hop.Text!);
        hop.Error(accepted);
        return null;
    }

    private static List<(Node, Target)> ReadTargets(Node node)
    {
        var targets = new List<(Node, Target)>();
        if (node.Find("Targets") is not { } list)
        {
            node.Missing("Targets", TargetsAccepted);
            return targets;
        }
        var items = list.Items(TargetsAccepted);
        if (items.Count > MostTargets || (items.Count == 0 && list.Text is not { Length: > 0 })) list.Error($"{items.Count} targets", TargetsAccepted);
        foreach (var item in items)
        {
            var (target, accepted) = item.Children.Count == 0 ? TargetText.Parse(item.Text ?? "") : (null, "text such as icmp://192.168.50.10");
            if (target is not null) targets.Add((item, target));
            else item.Error(accepted!);
        }
        return targets;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,31}\z")]
    private static partial Regex NameForm();
}
