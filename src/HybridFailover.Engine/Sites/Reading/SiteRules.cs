namespace HybridFailover.Engine.Sites.Reading;

/// <summary>What must fit together within one site.</summary>
internal static class SiteRules
{
    public static void Check(SiteDraft site)
    {
        var list = site.Node.Find("Paths");
        // A list that could not be read at all has its error already.
        if (list is { Children.Count: > 0 } && site.Paths.Count is < 2 or > 4)
            list?.Error($"{site.Paths.Count} path{(site.Paths.Count == 1 ? "" : "s")}", "2 to 4 paths, the preferred one first");

        Unique(site.Paths.Select(path => (path.Node.Find("Name"), path.Name?.ToUpperInvariant(), path.Name)), "a name of its own for each path");
        Unique(site.Paths.Select(path => (path.Node.Find("NextHop"), path.NextHop?.Value, path.NextHop?.Value)), "a next hop of its own for each path");
        Unique(site.RouteTables.Select(table => ((Node?)table.Node, (string?)table.Id, (string?)table.Id)), "each route table once");
        Unique(site.Destinations.Select(entry => ((Node?)entry.Node, (string?)entry.Destination.Text, (string?)entry.Destination.Text)), "each destination once");
        foreach (var (node, destination) in site.Destinations) ReservedNetworks.Check(node, destination);
        Targets(site);
        foreach (var fault in SitePolicyRules.Faults(site.Layer.Resolve())) fault.Report(site.Layer, site.Node);
        foreach (var path in site.Paths)
            foreach (var fault in PathPolicyRules.Faults(path)) fault.Report(path.Layer, path.Node);
    }

    private static void Unique(IEnumerable<(Node? Node, string? Value, string? Text)> entries, string accepted)
    {
        var seen = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var (node, value, text) in entries)
        {
            if (node is null || value is null || seen.TryAdd(value, node)) continue;
            node.Error($"\"{text}\", which {seen[value].Key} has too", accepted);
        }
    }

    /// <summary>One probe would stand for two: within a path one host's death would count twice, in two paths one path's for both.</summary>
    private static void Targets(SiteDraft site) => Unique(
        site.Paths.SelectMany(path => path.Targets).Select(entry => ((Node?)entry.Node,
            (string?)$"{entry.Target.Kind} {entry.Target.Address} {entry.Target.Port} {entry.Target.Url} {entry.Target.Source} {entry.Target.Interface}",
            (string?)entry.Target.Text)),
        "each target, with its source, once in a site");
}
