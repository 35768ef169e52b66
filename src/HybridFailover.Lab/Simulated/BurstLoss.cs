namespace HybridFailover.Lab.Simulated;

/// <summary>Loss that comes in bursts: a two-state chain, stepped once for each probe (Gilbert 1960).</summary>
/// <param name="EnterRatio">Chance that a burst begins with the next probe, 0..1.</param>
/// <param name="LeaveRatio">Chance that it ends with the next probe, 0..1. Mean burst: 1 / this, in probes.</param>
/// <param name="LossRatio">Share of probes lost inside a burst, 0..1.</param>
public sealed record BurstLoss(double EnterRatio, double LeaveRatio, double LossRatio = 1)
{
    /// <summary>Share of all probes lost in the long run: the chain's stationary share of bursts times the loss in them.</summary>
    public double MeanRatio => EnterRatio + LeaveRatio == 0 ? 0 : EnterRatio / (EnterRatio + LeaveRatio) * LossRatio;
}
