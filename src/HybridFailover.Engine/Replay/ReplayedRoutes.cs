using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>Route tables that do as they are told: every write is accepted, every read shows it, and the gateway always propagates. What EC2 did in those days is not stored.</summary>
internal sealed class ReplayedRoutes
{
    private readonly Dictionary<Slot, string> _rows = [];

    /// <summary>How the tables look when a site stands on a path.</summary>
    public void StandOn(Site site, SitePath path)
    {
        foreach (var slot in site.RouteTables.SelectMany(table => site.Destinations.Select(destination => new Slot(table, destination)))) Point(slot, path.NextHop);
    }

    public void Point(Slot slot, NextHop to)
    {
        if (to.IsPropagated) _rows.Remove(slot);
        else _rows[slot] = to.Value;
    }

    public RouteReading Read(Site site, TimeSpan begunAt, TimeSpan endedAt, DateTimeOffset endedUtc) => new()
    {
        BegunAt = begunAt,
        EndedAt = endedAt,
        At = endedUtc,
        Tables = site.RouteTables.ToDictionary(table => table, table => (IReadOnlyList<RouteRow>)[.. RowsOf(site, table)]),
        PrefixLists = site.Destinations.Where(destination => destination.IsPrefixList).ToDictionary(list => list.Text, list => (IReadOnlyList<Destination>)[ContentOf(site, list)]),
    };

    private IEnumerable<RouteRow> RowsOf(Site site, string table)
    {
        foreach (var destination in site.Destinations)
        {
            yield return new RouteRow(destination.IsPrefixList ? ContentOf(site, destination) : destination, "vgw", RouteOrigin.Propagated, RouteState.Active);
            if (_rows.TryGetValue(new Slot(table, destination), out var target)) yield return new RouteRow(destination, target, RouteOrigin.Static, RouteState.Active);
        }
    }

    // What is in a prefix list is not stored, and only whether it is propagated matters: a network of its own, kept for documentation, stands for it.
    private static Destination ContentOf(Site site, Destination list) =>
        Destination.Parse($"2001:db8:{site.Destinations.Select(destination => destination.Text).ToList().IndexOf(list.Text):x}::/48")!;
}
