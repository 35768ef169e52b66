namespace HybridFailover.Engine.Probing;

/// <summary>How long a path usually takes to answer: smoothed mean and deviation after RFC 6298, section 2 (gains 1/8 and 1/4).</summary>
internal struct SmoothedRoundTrip
{
    private static readonly long Least = TimeSpan.FromMilliseconds(10).Ticks;
    private long _mean;
    private long _deviation;
    private bool _known;

    public void Add(TimeSpan sample)
    {
        if (!_known)
        {
            (_mean, _deviation, _known) = (sample.Ticks, sample.Ticks / 2, true);
            return;
        }
        _deviation += (Math.Abs(_mean - sample.Ticks) - _deviation) / 4;
        _mean += (sample.Ticks - _mean) / 8;
    }

    /// <summary>How long to wait before silence is suspicious: mean plus max(4 deviations, 10 ms), at most <paramref name="cap"/>.</summary>
    public readonly TimeSpan Allowance(TimeSpan cap) =>
        _known ? TimeSpan.FromTicks(Math.Min(cap.Ticks, _mean + Math.Max(4 * _deviation, Least))) : cap;
}
