namespace HybridFailover.Web.Components.Drills;

/// <summary>What ends a drill before its time, besides a standby that fails.</summary>
/// <param name="LossRatio">Loss on the drilled path over 10 s, 0..1, beyond which it ends; null: not looked at.</param>
/// <param name="OtherSiteCritical">Any other site turns critical.</param>
public sealed record StopConditions(double? LossRatio, bool OtherSiteCritical);
