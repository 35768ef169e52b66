namespace HybridFailover.Engine.Sites.Reading;

/// <summary>What must fit together over all sites.</summary>
internal static class FleetRules
{
    /// <summary>Overlapping destinations in one table would shadow each other, and one site's failover move another site's traffic.</summary>
    public static void Check(IReadOnlyList<SiteDraft> sites)
    {
        var tables = sites
            .SelectMany(site => site.RouteTables.Select(table => table.Id).Distinct().SelectMany(table => site.Destinations.Select(entry => (table, entry))))
            .GroupBy(pair => pair.table, pair => pair.entry);
        var reported = new HashSet<(string, string)>();
        foreach (var table in tables)
        {
            // Two CIDRs are nested or apart: in this order whatever overlaps a CIDR follows the one that covers it.
            var inOrder = table.OrderBy(entry => SortKey(entry.Destination), StringComparer.Ordinal);
            (Node Node, Destination Destination)? cover = null;
            foreach (var entry in inOrder)
            {
                if (cover is not { } over || !over.Destination.Overlaps(entry.Destination)) cover = entry;
                else if (!SameSite(over.Node, entry.Node, over.Destination, entry.Destination) && reported.Add((over.Node.Key, entry.Node.Key)))
                    entry.Node.Error(
                        $"{entry.Destination}, which overlaps {over.Destination} of {over.Node.Key} in {table.Key}",
                        "destinations that don't overlap in one route table");
            }
        }
    }

    /// <summary>The very same destination twice in one site is told once, as that.</summary>
    private static bool SameSite(Node left, Node right, Destination a, Destination b) =>
        a.Text == b.Text && left.Key[..left.Key.LastIndexOf(':')] == right.Key[..right.Key.LastIndexOf(':')];

    private static string SortKey(Destination destination) => destination.Network is { } network
        ? $"{network.BaseAddress.GetAddressBytes().Length:00}{Convert.ToHexString(network.BaseAddress.GetAddressBytes())}/{network.PrefixLength:000}"
        : destination.Text;
}
