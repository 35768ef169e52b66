using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>
/// Which row of a table carries a destination's traffic. The longest prefix goes first; among equals the local or static row,
/// then a prefix list's, then the propagated one. Within a VPC's own range nothing propagated counts, however specific.
/// Source: Amazon VPC user guide, "Route priority", and Site-to-Site VPN guide, "Route tables and route priority".
/// </summary>
internal static class EffectiveRoutes
{
    /// <summary>One row for each destination. Longest prefix first, so that the first row that covers an address carries it.</summary>
    public static IReadOnlyList<RouteRow> Of(VpcWorld world, RouteTable table)
    {
        var chosen = new Dictionary<string, RouteRow>(table.Static.Length + table.Propagated.Length, StringComparer.Ordinal);
        foreach (var route in table.Static)
            if (!route.Destination.IsPrefixList) chosen.TryAdd(route.Destination.Text, Row(world, route, route.Destination));
        foreach (var route in table.Static)
        {
            if (!route.Destination.IsPrefixList || !world.PrefixLists.TryGetValue(route.Destination.Text, out var list)) continue;
            foreach (var entry in list.Entries) chosen.TryAdd(entry.Cidr.Text, Row(world, route, entry.Cidr));
        }

        foreach (var route in table.Propagated)
            if (!IsInside(table, route.Destination)) chosen.TryAdd(route.Destination.Text, Row(world, route, route.Destination));

        var rows = new RouteRow[chosen.Count];
        chosen.Values.CopyTo(rows, 0);
        Array.Sort(rows, LongestFirst);
        return rows;
    }

    /// <summary>The row that carries one address; null when none does.</summary>
    public static RouteRow? For(IReadOnlyList<RouteRow> effective, System.Net.IPAddress address)
    {
        foreach (var row in effective)
            if (row.Destination.Network is { } network && network.Contains(address)) return row;
        return null;
    }

    private static bool IsInside(RouteTable table, Destination destination)
    {
        foreach (var route in table.Static)
            if (route.Origin == RouteOrigin.Local && route.Destination.Covers(destination)) return true;
        return false;
    }

    private static RouteRow Row(VpcWorld world, Route route, Destination destination) =>
        new(destination, route.Target, route.Origin, Targets.StateOf(world, route.Target));

    private static int LongestFirst(RouteRow one, RouteRow other)
    {
        var order = other.Destination.Network!.Value.PrefixLength - one.Destination.Network!.Value.PrefixLength;
        return order != 0 ? order : string.CompareOrdinal(one.Destination.Text, other.Destination.Text);
    }
}
