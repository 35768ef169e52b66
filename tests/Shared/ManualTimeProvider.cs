namespace HybridFailover.Tests;

/// <summary>Time that moves when it is told to. Its timestamps tick at an odd rate, so that code which takes them for ticks fails.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _passed;
    private TimeSpan _set;

    public ManualTimeProvider() : this(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero)) { }

    public override long TimestampFrequency => 1_234_567;

    /// <summary>Timers that wait to fire.</summary>
    public int Waiting { get { lock (_gate) return _timers.Count; } }

    public override DateTimeOffset GetUtcNow() { lock (_gate) return start + _passed + _set; }

    public override long GetTimestamp() { lock (_gate) return (long)(_passed.TotalSeconds * TimestampFrequency); }

    /// <summary>Somebody sets the wall clock: monotonic time does not notice.</summary>
    public void SetWallClock(TimeSpan by) { lock (_gate) _set += by; }

    /// <summary>Moves time on, firing what falls due in order.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan until;
        lock (_gate) until = _passed + by;
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
                if (next is null) { _passed = until; return; }
                if (next.Due > _passed) _passed = next.Due;
                next.Rearm();
            }
            next.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._gate)
            {
                owner._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                (Due, _period) = (owner._passed + dueTime, period);
                owner._timers.Add(this);
                return true;
            }
        }

        public void Rearm()
        {
            if (_period > TimeSpan.Zero) Due += _period;
            else owner._timers.Remove(this);
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
