namespace HybridFailover.Engine.Samples;

/// <summary>One second of a path: its steady rounds, counted by probes. A second in which nothing was sent has none.</summary>
/// <param name="Second">Unix seconds, UTC, of the rounds' sending.</param>
/// <param name="Sent">Probes, the void ones included. Sent = answered in time + lost + late + void.</param>
/// <param name="Lost">Without any reply until a second after the timeout.</param>
/// <param name="Late">Answered after the timeout: late, not lost.</param>
/// <param name="Void">They count for nothing: not sent, or open while the monitor itself was late.</param>
/// <param name="MinMicroseconds">Of the rounds' round trips; all three are 0 when nothing was answered in time.</param>
public readonly record struct PathSecond(
    string Site, string Path, long Second, int Sent, int Lost, int Late, int Void, uint MinMicroseconds, uint MedianMicroseconds, uint MaxMicroseconds);
