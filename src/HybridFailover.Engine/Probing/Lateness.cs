namespace HybridFailover.Engine.Probing;

/// <summary>The last time the monitor itself was so late that open rounds count for nothing.</summary>
/// <param name="Count">How often it was late since start, those times counted that harmed no round.</param>
/// <param name="At">Monotonic.</param>
/// <param name="By">How late.</param>
/// <param name="Rounds">Open rounds that became void by it.</param>
internal readonly record struct Lateness(long Count, TimeSpan At, TimeSpan By, int Rounds);
