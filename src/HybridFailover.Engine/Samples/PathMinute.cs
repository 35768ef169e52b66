namespace HybridFailover.Engine.Samples;

/// <summary>One minute of a path, counted as in <see cref="PathSecond"/>. Times are in microseconds, all of them 0 when nothing was answered in time.</summary>
/// <param name="Minute">Unix minutes, UTC, of the rounds' sending.</param>
/// <param name="P5">Percentiles are nearest ranks of the rounds' round trips.</param>
/// <param name="Jitter">Mean absolute difference of successive round trips; 0 with fewer than two.</param>
public readonly record struct PathMinute(
    string Site, string Path, long Minute, int Sent, int Lost, int Late, int Void,
    uint Min, uint P5, uint P25, uint Median, uint P75, uint P95, uint Max, uint Jitter);
