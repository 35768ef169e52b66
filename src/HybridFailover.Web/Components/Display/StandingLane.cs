using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Display;

/// <summary>From a site's transitions to where it stood over a window: segments without gaps, whose lengths add up to the window.</summary>
public static class StandingLane
{
    /// <param name="transitions">Of one site, in any order, open ones included; those that lie outside the window only help.</param>
    /// <param name="standing">Where the site stands at <paramref name="to"/>; null for a window that ended in the past.</param>
    /// <param name="startedAt">UTC: since when this program watches. What it did not see, and no transition tells, is unknown.</param>
    /// <param name="from">UTC.</param>
    /// <param name="to">UTC; later than <paramref name="from"/>.</param>
    /// <returns>Oldest first.</returns>
    public static IReadOnlyList<LaneSegment> Of(
        IReadOnlyList<Transition> transitions, Standing? standing, DateTimeOffset startedAt, DateTimeOffset from, DateTimeOffset to)
    {
        var course = Course([.. transitions.OrderBy(transition => transition.DecidedAt)], standing, startedAt, to);
        return Clip(course, from, to, isLive: standing is not null);
    }

    /// <summary>What began when, oldest first. Each lasts until the next.</summary>
    private static List<Turn> Course(Transition[] transitions, Standing? standing, DateTimeOffset startedAt, DateTimeOffset to)
    {
        var course = new List<Turn> { Turn.Unknown(DateTimeOffset.MinValue) };
        // Before the first one that is known the site stood where that one left, for as long as this program watched.
        if (transitions.Length > 0 && startedAt < transitions[0].DecidedAt && transitions[0].From is { } first) course.Add(new(startedAt, LaneKind.On, first, null));
        for (var index = 0; index < transitions.Length; index++)
        {
            var transition = transitions[index];
            var next = index + 1 < transitions.Length ? transitions[index + 1] : null;
            var interrupted = transition.Result == TransitionResult.Interrupted;
            course.Add(interrupted ? Turn.Unknown(transition.DecidedAt) : new(transition.DecidedAt, LaneKind.Switching, transition.To, transition));
            if (transition.EndedAt is { } ended && (next is null || ended < next.DecidedAt)) course.Add(After(transition, ended, next));
        }
        if (standing is not null) Agree(course, standing, startedAt, to);
        return course;
    }

    private static Turn After(Transition ended, DateTimeOffset at, Transition? next)
    {
        var path = ended.Result switch
        {
            TransitionResult.Done => ended.To,
            TransitionResult.Abandoned => ended.From,
            _ => next?.From,
        };
        // A next one that left another path: the site moved unseen in between, and nobody knows when.
        return path is null || (next?.From is { } left && left != path) ? Turn.Unknown(at) : new(at, LaneKind.On, path, ended);
    }

    /// <summary>The present standing is known: where the transitions say otherwise, the site was read anew at the start.</summary>
    private static void Agree(List<Turn> course, Standing standing, DateTimeOffset startedAt, DateTimeOffset to)
    {
        var last = course[^1];
        if (last.Kind == LaneKind.Switching && last.Transition?.EndedAt is null) return;
        if (standing.Kind != StandingKind.On)
        {
            if (standing.Kind == StandingKind.Starting && last.Kind != LaneKind.Unknown) course.Add(Turn.Unknown(startedAt > last.At && startedAt < to ? startedAt : to));
            return;
        }
        if (last.Kind == LaneKind.On && last.Path == standing.Path) return;
        if (last.Kind == LaneKind.On) course[^1] = Turn.Unknown(last.At);
        course.Add(new(startedAt > last.At ? startedAt : last.At, LaneKind.On, standing.Path, null));
    }

    private static List<LaneSegment> Clip(List<Turn> course, DateTimeOffset from, DateTimeOffset to, bool isLive)
    {
        var segments = new List<LaneSegment>();
        for (var index = 0; index < course.Count; index++)
        {
            var turn = course[index];
            var isLast = index == course.Count - 1;
            var (begin, end) = (Later(turn.At, from), isLast ? to : Earlier(course[index + 1].At, to));
            if (begin >= end) continue;
            var before = segments.Count > 0 ? segments[^1] : null;
            // Two unknown stretches in a row are one.
            if (before is { Kind: LaneKind.Unknown } && turn.Kind == LaneKind.Unknown) segments[^1] = before with { To = end, IsRunning = isLast && isLive };
            else segments.Add(new(turn.Kind, turn.Path, turn.At, begin, end, isLast && isLive, turn.Transition));
        }
        return segments;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private sealed record Turn(DateTimeOffset At, LaneKind Kind, string? Path, Transition? Transition)
    {
        public static Turn Unknown(DateTimeOffset at) => new(at, LaneKind.Unknown, null, null);
    }
}
