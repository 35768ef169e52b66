using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

/// <summary>One route change; values are a target or "propagated".</summary>
public sealed record RouteChange(Slot Slot, string From, string To);

/// <summary>What would become of a command if it were sent now.</summary>
/// <param name="Target">The path that it leads to or holds, by name; null for others.</param>
/// <param name="Version">The state version that was looked at: what <c>expectedVersion</c> is compared with.</param>
/// <param name="At">UTC.</param>
/// <param name="Changes">The exact route changes that it would make.</param>
/// <param name="Guards">Every guard that it has to pass, in the order in which they are asked.</param>
/// <param name="Rejection">The first guard's that says no.</param>
/// <param name="Sentence">That guard's, with what to do; empty when none says no.</param>
/// <param name="MayOverride">Typing the site's code would carry it.</param>
public sealed record CommandOutlook(
    CommandKind Kind, string? Target, long Version, DateTimeOffset At, IReadOnlyList<RouteChange> Changes, IReadOnlyList<GuardFinding> Guards,
    Rejection Rejection, string Sentence, bool MayOverride)
{
    public bool WouldBeAccepted => Rejection == Rejection.None;
}
