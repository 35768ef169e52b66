using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>The count towards the failback delay: from the latest of the verdict up, arrival on the present path, the end of a hold.</summary>
internal static class Credit
{
    /// <summary>A verdict came: up counts on, unknown stops the count and keeps it, anything else is a break.</summary>
    public static PathState Next(PathState path, TimeSpan now) => path.Verdict switch
    {
        Verdict.Up => path.CreditSince is null ? path with { CreditSince = now } : path,
        Verdict.Unknown => path with { Credit = path.CountedAt(now), CreditSince = null },
        _ => path with { Credit = TimeSpan.Zero, CreditSince = null },
    };

    /// <summary>Arrival on a path, or the end of a hold: every count begins anew.</summary>
    public static void Restart(Step step) => step.EachPath(path => path with
    {
        Credit = TimeSpan.Zero,
        CreditSince = path.Verdict == Verdict.Up ? step.Now : null,
    });

    /// <summary>FailbackDelay × FlapGrowth^(n−1), at most 1 h, and at least 10 rounds of the path.</summary>
    public static TimeSpan Delay(SiteState state, PathState path)
    {
        var policy = state.Site.Policy;
        var grown = policy.FailbackDelay.TotalSeconds * Math.Pow(policy.FlapGrowth, state.FlapCount - 1);
        var delay = TimeSpan.FromSeconds(Math.Min(grown, 3600));
        var rounds = path.Path.Policy.Interval * 10;
        return delay > rounds ? delay : rounds;
    }
}
