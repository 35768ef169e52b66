namespace HybridFailover.Engine.Samples;

/// <summary>Adds up the rounds of a second or a minute. Serves one after the other, on one thread: its buffer stays.</summary>
internal sealed class SampleTally
{
    private uint[] _trips = new uint[512];
    private int _count;
    private bool _isSorted;
    private uint _previous;
    private long _differences;
    private int _differenceCount;
    private int _sent;
    private int _lost;
    private int _late;
    private int _void;

    public bool IsEmpty => _sent == 0;

    public void Clear()
    {
        (_count, _isSorted, _previous, _differences, _differenceCount) = (0, false, 0, 0, 0);
        (_sent, _lost, _late, _void) = (0, 0, 0, 0);
    }

    /// <summary>The probes of a round.</summary>
    public void Count(int sent, int lost, int late, int @void)
    {
        _sent += sent;
        _lost += lost;
        _late += late;
        _void += @void;
    }

    /// <summary>The round trip of a round, in the order in which the rounds were sent.</summary>
    /// <param name="ticks">Of 100 ns; more than 0.</param>
    public void Took(uint ticks)
    {
        if (_count == _trips.Length) Array.Resize(ref _trips, _count * 2);
        _trips[_count++] = ticks;
        if (_previous != 0)
        {
            _differences += Math.Abs((long)ticks - _previous);
            _differenceCount++;
        }
        _previous = ticks;
    }

    public PathSecond ToSecond(string site, string path, long second) =>
        new(site, path, second, _sent, _lost, _late, _void, Percentile(0), Percentile(0.5), Percentile(1));

    public PathMinute ToMinute(string site, string path, long minute) => new(
        site, path, minute, _sent, _lost, _late, _void, Percentile(0), Percentile(0.05), Percentile(0.25), Percentile(0.5), Percentile(0.75), Percentile(0.95), Percentile(1),
        _differenceCount == 0 ? 0 : (uint)((_differences / (double)_differenceCount + 5) / 10));

    /// <summary>Nearest rank, in microseconds; 0: none. A round trip is never shown as 0, which would read as none.</summary>
    private uint Percentile(double part)
    {
        if (_count == 0) return 0;
        var trips = _trips.AsSpan(0, _count);
        if (!_isSorted) trips.Sort();
        _isSorted = true;
        var ticks = trips[Math.Clamp((int)Math.Ceiling(part * _count) - 1, 0, _count - 1)];
        return Math.Max(1, (uint)((ticks + 5UL) / 10));
    }
}
