namespace HybridFailover.Engine.Failover;

/// <summary>Pauses between tries: doubling from 100 ms to 5 s, each cut at random to between half and all of it, so that many slots do not return together.</summary>
internal static class BackOff
{
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(5);

    /// <param name="tries">Failed so far, from 1.</param>
    /// <param name="seed">With <paramref name="number"/> the randomness: the same events give the same pauses.</param>
    public static TimeSpan After(int tries, uint seed, long number)
    {
        var full = TimeSpan.FromMilliseconds(Math.Min(Cap.TotalMilliseconds, 100.0 * (1L << Math.Min(tries - 1, 10))));
        // SplitMix64 (Steele, Lea, Flood 2014): well mixed, and a pure function.
        var z = seed + (ulong)number * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        var ratio = (z >> 11) / (double)(1UL << 53);
        return full / 2 + full / 2 * ratio;
    }
}
