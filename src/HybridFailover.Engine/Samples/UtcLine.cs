namespace HybridFailover.Engine.Samples;

/// <summary>
/// From monotonic time to UTC. The wall clock is read again and again, and what was sent before it was set keeps the time that the clock showed then:
/// an hour set back would else reach seconds into the past.
/// </summary>
internal struct UtcLine
{
    /// <summary>By more than this a clock is set; by less it is corrected, and followed.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private bool _isRead;
    private DateTimeOffset _origin;
    private DateTimeOffset _before;
    private TimeSpan _setAt;

    /// <param name="utc">What the wall clock shows at <paramref name="now"/>.</param>
    public void Read(TimeSpan now, DateTimeOffset utc)
    {
        var origin = utc - now;
        if (!_isRead) (_isRead, _before, _setAt) = (true, origin, TimeSpan.MinValue);
        else if ((origin - _origin).Duration() > Step) (_before, _setAt) = (_origin, now);
        _origin = origin;
    }

    /// <summary>The UTC time of a monotonic one, not older than the last but one time that the clock was set.</summary>
    public readonly DateTimeOffset At(TimeSpan time) => (time < _setAt ? _before : _origin) + time;
}
