using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Sites;

/// <summary>Where a site stood over a span up to now: the times add up to the span.</summary>
/// <param name="Word">E.g. "24 h".</param>
/// <param name="OnPaths">In the order of preference.</param>
/// <param name="Unknown">The program was not running, or did not know.</param>
/// <param name="Moves">Transitions that were done.</param>
public sealed record SiteTotal(string Word, IReadOnlyList<TimeSpan> OnPaths, TimeSpan Switching, TimeSpan Unknown, int Moves)
{
    private static readonly (string Word, TimeSpan Span)[] Spans = [("24 h", TimeSpan.FromHours(24)), ("7 d", TimeSpan.FromDays(7)), ("30 d", TimeSpan.FromDays(30))];

    /// <param name="site">As it is now.</param>
    /// <param name="transitions">Of the site.</param>
    /// <param name="startedAt">UTC: since when this program watches.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<SiteTotal> Of(SiteSnapshot site, IReadOnlyList<Transition> transitions, DateTimeOffset startedAt, DateTimeOffset now) =>
        [.. Spans.Select(span => Of(site, transitions, startedAt, span.Word, now - span.Span, now))];

    private static SiteTotal Of(SiteSnapshot site, IReadOnlyList<Transition> transitions, DateTimeOffset startedAt, string word, DateTimeOffset from, DateTimeOffset to)
    {
        var lane = StandingLane.Of(transitions, site.Standing, startedAt, from, to);
        TimeSpan Sum(Func<LaneSegment, bool> which) => new(lane.Where(which).Sum(segment => segment.Length.Ticks));
        var onPaths = site.Site.Paths.Select(path => Sum(segment => segment.Kind == LaneKind.On && segment.Path == path.Name)).ToList();
        var switching = Sum(segment => segment.Kind == LaneKind.Switching);
        // What is on a path that is no longer configured is nothing that these columns know.
        var unknown = to - from - switching - new TimeSpan(onPaths.Sum(time => time.Ticks));
        return new(word, onPaths, switching, unknown, transitions.Count(move => move.Result == TransitionResult.Done && move.DecidedAt >= from));
    }
}
