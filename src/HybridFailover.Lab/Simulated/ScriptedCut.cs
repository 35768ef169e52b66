namespace HybridFailover.Lab.Simulated;

/// <summary>One entry of a script: at a monotonic time of the clock, a path is cut, or healed.</summary>
/// <param name="Cut">Null: heal.</param>
public sealed record ScriptedCut(TimeSpan At, string Site, string Path, PathCut? Cut);
