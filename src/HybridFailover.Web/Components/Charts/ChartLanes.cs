using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Charts;

/// <summary>The lanes under the plots, as the page's script takes them (<c>spec.ts</c>). Times are milliseconds since 1970.</summary>
internal sealed record ChartLanes(IReadOnlyList<ChartLanes.Segment> Segments, IReadOnlyList<LaneEvent> Events)
{
    public static ChartLanes Of(Site site, IReadOnlyList<LaneSegment> segments, IReadOnlyList<LaneEvent> events) => new([.. segments.Select(segment => Of(site, segment))], events);

    private static Segment Of(Site site, LaneSegment segment)
    {
        var name = PathNames.Of(site, segment.Path);
        var (kind, word) = segment.Kind switch
        {
            LaneKind.Switching => ("switching", $"Switching to {name}"),
            LaneKind.On => (Rank(site, segment.Path) is { } path && path.Kind == PathKind.DirectConnect ? "dx" : "vpn", name),
            _ => ("unknown", "Unknown"),
        };
        // Nobody knows since when it is unknown.
        var began = segment.BeganAt < DateTimeOffset.UnixEpoch ? 0 : segment.BeganAt.ToUnixTimeMilliseconds();
        return new(kind, word, began, segment.From.ToUnixTimeMilliseconds(), segment.IsRunning ? null : segment.To.ToUnixTimeMilliseconds());
    }

    private static SitePath? Rank(Site site, string? name) => name is not null && site.RankOf(name) is >= 0 and var rank ? site.Paths[rank] : null;

    /// <param name="To">Null: it has not ended.</param>
    internal sealed record Segment(string Kind, string Word, long Began, long From, long? To);
}
