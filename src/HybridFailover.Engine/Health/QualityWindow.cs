using System.Numerics;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Health;

/// <summary>The steady rounds of a path's last <see cref="Policy.QualityWindow"/>. Sums go along; only the percentile is sorted for, at most 4 times a second.</summary>
internal sealed class QualityWindow(int targets)
{
    private static readonly TimeSpan SortEvery = TimeSpan.FromMilliseconds(250);

    private readonly int[] _sent = new int[targets];
    private readonly int[] _lost = new int[targets];
    private readonly double[] _ratios = new double[targets];
    private Entry[] _entries = new Entry[1];
    private uint[] _sorted = [];
    private int _oldest;
    private int _count;
    private long _differences;
    private int _differenceCount;
    private uint _lastTicks;
    private TimeSpan? _latency;
    private TimeSpan _sortedAt = TimeSpan.MinValue;
    private Policy _policy = new();

    /// <summary>Takes over a policy; the newest rounds that fit stay.</summary>
    public void Follow(Policy policy, TimeSpan interval)
    {
        _policy = policy;
        (_latency, _sortedAt) = (null, TimeSpan.MinValue);
        var size = Math.Clamp((int)(policy.QualityWindow / interval), 1, 1 << 16);
        if (policy.LatencyFail is not null && _sorted.Length < size) _sorted = new uint[size];
        if (size == _entries.Length) return;
        Keep(size);
        var entries = new Entry[size];
        for (var place = 0; place < _count; place++) entries[place] = _entries[(_oldest + place) % _entries.Length];
        (_entries, _oldest) = (entries, 0);
    }

    public void Add(in Round round)
    {
        if (_count == _entries.Length) Drop();
        var ticks = round.RoundTrip is { } trip ? (uint)Math.Min(trip.Ticks, uint.MaxValue) : 0;
        var probed = round.Sent & ~round.Void;
        var entry = new Entry { Probed = probed, Lost = probed & ~round.Answered, Ticks = ticks };
        if (ticks != 0 && _lastTicks != 0)
        {
            entry.Difference = (uint)Math.Abs((long)ticks - _lastTicks);
            entry.HasDifference = true;
        }
        if (ticks != 0) _lastTicks = ticks;
        _entries[(_oldest + _count) % _entries.Length] = entry;
        _count++;
        Sum(in entry, 1);
    }

    /// <summary>Forgets all but the newest: what a path lost while it was down has been judged.</summary>
    public void Keep(int newest)
    {
        while (_count > newest) Drop();
    }

    public Quality Weigh(TimeSpan now)
    {
        if (_policy.LatencyFail is not null && (_sortedAt == TimeSpan.MinValue || now - _sortedAt >= SortEvery))
        {
            _latency = Percentile(_policy.LatencyPercentile);
            _sortedAt = now;
        }
        TimeSpan? jitter = _differenceCount == 0 ? null : TimeSpan.FromTicks(_differences / _differenceCount);
        return new Quality(_count, _count == _entries.Length, Loss(), _latency, jitter);
    }

    private double Loss()
    {
        for (var target = 0; target < targets; target++)
            _ratios[target] = _sent[target] == 0 ? 0 : (double)_lost[target] / _sent[target];
        if (targets > 1) Array.Sort(_ratios);
        return _ratios[Math.Clamp(_policy.Quorum, 1, targets) - 1];
    }

    /// <summary>Nearest rank: the smallest value that at least this part of all values does not exceed.</summary>
    private TimeSpan? Percentile(double part)
    {
        var count = 0;
        for (var place = 0; place < _count; place++)
            if (_entries[(_oldest + place) % _entries.Length].Ticks is > 0 and var ticks) _sorted[count++] = ticks;
        if (count == 0) return null;
        _sorted.AsSpan(0, count).Sort();
        return TimeSpan.FromTicks(_sorted[Math.Clamp((int)Math.Ceiling(part * count) - 1, 0, count - 1)]);
    }

    private void Drop()
    {
        Sum(in _entries[_oldest], -1);
        _oldest = (_oldest + 1) % _entries.Length;
        _count--;
    }

    private void Sum(in Entry entry, int sign)
    {
        for (var bits = entry.Probed; bits != 0; bits &= bits - 1) _sent[BitOperations.TrailingZeroCount(bits)] += sign;
        for (var bits = entry.Lost; bits != 0; bits &= bits - 1) _lost[BitOperations.TrailingZeroCount(bits)] += sign;
        if (!entry.HasDifference) return;
        _differences += sign * (long)entry.Difference;
        _differenceCount += sign;
    }

    private struct Entry
    {
        public uint Probed;
        public uint Lost;
        public uint Ticks;
        public uint Difference;
        public bool HasDifference;
    }
}
