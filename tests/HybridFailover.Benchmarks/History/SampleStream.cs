using HybridFailover.Engine.Samples;

namespace HybridFailover.Benchmarks.History;

/// <summary>What paths measure: round trips that wander as real ones do, 10 rounds a second of two targets, and now and then something lost.</summary>
internal sealed class SampleStream(int paths)
{
    private readonly Random _random = new(1);
    private readonly (string Site, string Path, double Microseconds)[] _paths =
        [.. Enumerable.Range(0, paths).Select(n => ($"S{n / 2}", n % 2 == 0 ? "dx" : "vpn", n % 2 == 0 ? 1_900.0 : 14_000.0))];

    public int Paths => _paths.Length;

    public PathSecond Second(int path, long second)
    {
        var (median, lost) = (RoundTrip(path), _random.Next(200) == 0 ? 1 : 0);
        return new PathSecond(_paths[path].Site, _paths[path].Path, second, 20, lost, 0, 0, median - Noise(path, 8), median, median + Noise(path, 3));
    }

    public PathMinute Minute(int path, long minute)
    {
        var (median, lost) = (RoundTrip(path), _random.Next(10) == 0 ? 1 : 0);
        uint Below() => median - Noise(path, 10);
        uint Above() => median + Noise(path, 10);
        return new PathMinute(
            _paths[path].Site, _paths[path].Path, minute, 1_200, lost, 0, 0, Below(), Below(), Below(), median, Above(), Above(), median + Noise(path, 2), Noise(path, 20));
    }

    public LossRun Run(int path, DateTimeOffset at) => new(
        _paths[path].Site, _paths[path].Path, at + TimeSpan.FromMicroseconds(_random.Next(1_000_000)), TimeSpan.FromMicroseconds(_random.Next(3) * 100_137), 1 + _random.Next(3), LossKind.Lost);

    private uint RoundTrip(int path) => (uint)(_paths[path].Microseconds * (1 + 0.1 * _random.NextDouble()));

    private uint Noise(int path, int part) => 1 + (uint)(_paths[path].Microseconds / part * _random.NextDouble());
}
