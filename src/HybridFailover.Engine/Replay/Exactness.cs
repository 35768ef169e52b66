using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>How exact the time of a replayed decision is.</summary>
internal static class Exactness
{
    /// <summary>The monitor asks a machine that waits for the time to pass this often.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestUp = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A person's move is exact. A failover is, where every round of its cause is in the evidence, and else to one interval; and to one more for each round
    /// that is asked for beyond the value in force: a burst ends with the verdict, so those rounds follow at the interval that would have followed at once.
    /// A return begins with a verdict, too, and waits for a tick.
    /// </summary>
    public static TimeSpan Of(Transition moved, ReplayCourse course, Func<Site, Site> change)
    {
        if (moved.Trigger is not Trigger.Automatic || moved.From is null) return TimeSpan.Zero;
        var epoch = course.EpochAt(moved.DecidedAt);
        var isFailover = Beginning.IsFailover(moved, epoch.Site);
        var rank = epoch.Site.RankOf(isFailover ? moved.From : moved.To);
        if (rank < 0) return TimeSpan.Zero;
        var (path, tried) = (epoch.Site.Paths[rank], change(epoch.Site));
        var interval = ProbedTargets.Interval(path);
        var since = moved.DetectedAt < moved.DecidedAt ? moved.DetectedAt
            // It was degraded for a window, by what was in the window before; or up for the delay, after good rounds for as long as they take at most.
            : moved.DecidedAt - (isFailover ? 2 * tried.Paths[rank].Policy.QualityWindow : tried.Policy.FailbackDelay + LongestUp);
        var exact = course.Stream(epoch, path.Name).Evidence.Covers(since - course.Origin, moved.DecidedAt - course.Origin) ? TimeSpan.Zero : interval;
        if (moved.DetectedAt == moved.DecidedAt) return exact + Tick;
        var further = tried.Paths[rank].Policy.DownAfter - path.Policy.DownAfter;
        return further > 0 ? exact + further * interval : exact;
    }
}
