using HybridFailover.Engine.Routing;
using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint;

/// <summary>Tells a sink what a change of the network means for each table. Not thread-safe: the network calls it under its lock.</summary>
internal sealed class RouteFeed(IRouteSink sink)
{
    private static readonly IReadOnlyList<RouteRow> Nothing = [];
    private readonly Dictionary<string, IReadOnlyList<RouteRow>> _told = new(StringComparer.Ordinal);

    public bool IsFor(IRouteSink other) => ReferenceEquals(sink, other);

    /// <summary>A route call touches one table, and only that one is looked at; whatever may turn rows of others into black holes looks at all.</summary>
    public void Tell(VpcWorld before, VpcWorld after)
    {
        var elsewhere = !ReferenceEquals(before.Interfaces, after.Interfaces) || !ReferenceEquals(before.Instances, after.Instances)
            || !ReferenceEquals(before.Gateways, after.Gateways) || !ReferenceEquals(before.PrefixLists, after.PrefixLists);
        foreach (var table in after.Tables.Values)
            if (elsewhere || !before.Tables.TryGetValue(table.Id, out var old) || !ReferenceEquals(old, table)) Tell(after, table);
        foreach (var id in before.Tables.Keys)
            if (!after.Tables.ContainsKey(id) && _told.Remove(id)) sink.TableChanged(id, Nothing);
    }

    /// <summary>For a new sink: everything.</summary>
    public void TellAll(VpcWorld world)
    {
        foreach (var table in world.Tables.Values) Tell(world, table);
    }

    private void Tell(VpcWorld world, RouteTable table)
    {
        var rows = EffectiveRoutes.Of(world, table);
        // A static row that is shadowed, or a tag, moves no packet: nothing to tell.
        if (_told.TryGetValue(table.Id, out var last) && last.SequenceEqual(rows)) return;
        _told[table.Id] = rows;
        sink.TableChanged(table.Id, rows);
    }
}
