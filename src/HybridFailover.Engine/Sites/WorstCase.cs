namespace HybridFailover.Engine.Sites;

/// <summary>The longest time from a blackout of a path to the decision, by arithmetic.</summary>
public static class WorstCase
{
    /// <summary>TCP and HTTP targets are probed at most this often.</summary>
    public static readonly TimeSpan SlowPace = TimeSpan.FromSeconds(1);

    /// <summary>
    /// With ICMP targets: Interval + max(suspicion's cap, ConfirmInterval) + (DownAfter − 2) × ConfirmInterval + Timeout, the cap being half
    /// the timeout. The cut comes just after a round; the next is suspected, a burst sends the others, and the last of them waits its timeout.
    /// </summary>
    public static TimeSpan Of(Policy policy)
    {
        // The first lost round is the verdict: no burst has to be waited for.
        if (policy.DownAfter == 1) return policy.Interval + policy.Timeout;
        var suspicion = policy.Timeout / 2;
        return policy.Interval
            + (suspicion > policy.ConfirmInterval ? suspicion : policy.ConfirmInterval)
            + ((policy.DownAfter - 2) * policy.ConfirmInterval)
            + policy.Timeout;
    }

    /// <summary>As <see cref="Of(Policy)"/>; a path without ICMP targets has no bursts and is judged at their pace: DownAfter rounds and one timeout.</summary>
    public static TimeSpan Of(SitePath path)
    {
        if (path.Targets.Any(target => target.Kind == TargetKind.Icmp)) return Of(path.Policy);
        var pace = path.Policy.Interval > SlowPace ? path.Policy.Interval : SlowPace;
        return (path.Policy.DownAfter * pace) + path.Policy.Timeout;
    }
}
