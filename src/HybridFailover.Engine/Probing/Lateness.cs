namespace HybridFailover.Engine.Probing;

/// <summary>The last time the monitor itself was late.</summary>
/// <param name="Count">How often since start.</param>
/// <param name="At">Monotonic.</param>
/// <param name="By">How late.</param>
/// <param name="Rounds">Open rounds that became void by it.</param>
internal readonly record struct Lateness(long Count, TimeSpan At, TimeSpan By, int Rounds);
