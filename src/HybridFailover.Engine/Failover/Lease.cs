namespace HybridFailover.Engine.Failover;

/// <summary>The right to write, where several monitors share it. A lone monitor always holds it, without end.</summary>
public static class Lease
{
    /// <summary>The longest that a write may be on its way, all its calls together: what the former leader began last is over by the end of its lease.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(6);

    /// <summary>A write starts only with more than its timeout left.</summary>
    internal static bool Suffices(SiteState state, TimeSpan now) => state.LeaseUntil is not { } until || until - now > WriteTimeout;

    internal static void Take(Step step, LeaseChanged lease)
    {
        var changed = lease.IsLeader != step.State.IsLeader;
        step.State = step.State with { IsLeader = lease.IsLeader, LeaseUntil = lease.IsLeader ? lease.Until : null };
        if (!changed) return; // renewed
        step.Say(lease.IsLeader ? "this monitor now holds the lease; routes are read before anything is decided" : "this monitor lost the lease; it writes nothing", !lease.IsLeader);
        if (lease.IsLeader) step.State = step.State with { ReadNotBefore = step.Now + WriteTimeout };
        Starting.Enter(step, lease.IsLeader ? "the lease changed hands" : "the lease was lost");
    }
}
