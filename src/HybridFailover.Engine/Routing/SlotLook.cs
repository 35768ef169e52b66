using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Routing;

/// <summary>What a table's rows say about one destination.</summary>
/// <param name="StaticTarget">Target of the static row for exactly this destination; null: none.</param>
/// <param name="StaticBlackhole">That row is a blackhole.</param>
/// <param name="PropagatedCovers">An active propagated row covers the whole destination.</param>
/// <param name="MoreSpecific">A more specific, non-local row overlaps the static one, which then decides nothing for that part; in words; null: none.</param>
public sealed record SlotLook(string? StaticTarget, bool StaticBlackhole, bool PropagatedCovers, string? MoreSpecific)
{
    /// <summary>Looks a destination up. A prefix list's CIDRs are those given; without them nothing is claimed to cover it.</summary>
    public static SlotLook At(Destination destination, IReadOnlyList<RouteRow> rows, IReadOnlyDictionary<string, IReadOnlyList<Destination>> prefixLists)
    {
        RouteRow? own = null;
        foreach (var row in rows)
            if (row.Origin == RouteOrigin.Static && row.Destination.Text == destination.Text) own = row;
        IReadOnlyList<Destination> parts = destination.IsPrefixList
            ? prefixLists.TryGetValue(destination.Text, out var listed) ? listed : []
            : [destination];
        var covered = parts.Count > 0 && parts.All(part => rows.Any(row =>
            row is { Origin: RouteOrigin.Propagated, State: RouteState.Active } && row.Destination.Covers(part)));
        return new(own?.Target, own?.State == RouteState.Blackhole, covered, own is null ? null : Overlap(own, parts, rows));
    }

    private static string? Overlap(RouteRow own, IReadOnlyList<Destination> parts, IReadOnlyList<RouteRow> rows)
    {
        foreach (var row in rows)
        {
            if (ReferenceEquals(row, own) || row.Origin == RouteOrigin.Local || row.Target == "local" || row.State == RouteState.Filtered) continue;
            foreach (var part in parts)
                if (part.Text != row.Destination.Text && part.Covers(row.Destination))
                    return $"{row.Destination} → {row.Target}";
        }
        return null;
    }
}
