namespace HybridFailover.Engine.Probing;

/// <summary>When a track's next round goes out: steady rounds on a fixed grid, fast ones behind each other.</summary>
internal struct Pace
{
    public TimeSpan Interval;

    /// <summary>Of fast rounds; never slower than steady ones.</summary>
    public TimeSpan FastInterval;

    /// <summary>The grid's next point.</summary>
    public TimeSpan SteadyDue;

    /// <summary>When a fast round may follow the last round.</summary>
    public TimeSpan FastDue;

    /// <summary>A round goes out. A steady one that fell due while fast rounds went out is the next of them, so that together they are never
    /// faster than either. After a stall the grid skips what was missed: no volley makes up for it.</summary>
    /// <returns>True: it is a steady one.</returns>
    public bool Go(TimeSpan now)
    {
        FastDue = now + FastInterval;
        if (SteadyDue > now) return false;
        SteadyDue += Interval;
        if (SteadyDue <= now) SteadyDue = now + Interval - TimeSpan.FromTicks((now - SteadyDue).Ticks % Interval.Ticks);
        return true;
    }
}
