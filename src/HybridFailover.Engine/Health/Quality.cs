namespace HybridFailover.Engine.Health;

/// <summary>A path's figures over its quality window, steady rounds only.</summary>
/// <param name="Rounds">Rounds in the window.</param>
/// <param name="IsFull">As many as the window holds.</param>
/// <param name="LossRatio">Probes without an answer in time, of the target whose answer makes the quorum when the best come first: one dead target
/// among enough others is no loss of the path, and 30 % on each of them is 30 %.</param>
/// <param name="Latency">The configured percentile of the rounds' smallest round trips; null: not wanted, or nothing answered.</param>
/// <param name="Jitter">Mean absolute difference of successive round trips; null with fewer than two.</param>
internal readonly record struct Quality(int Rounds, bool IsFull, double LossRatio, TimeSpan? Latency, TimeSpan? Jitter);
