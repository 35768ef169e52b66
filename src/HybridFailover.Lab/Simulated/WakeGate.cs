namespace HybridFailover.Lab.Simulated;

/// <summary>One thread waits for a time or to be woken. Real time is waited for by the thread itself, which does not depend on a free
/// pool thread as a timer does; virtual time only has timers.</summary>
internal sealed class WakeGate : IDisposable
{
    private readonly SemaphoreSlim _open = new(0);
    private readonly ITimer? _timer;

    public WakeGate(TimeProvider time)
    {
        if (time != TimeProvider.System)
            _timer = time.CreateTimer(static gate => ((WakeGate)gate!).Open(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Wait(TimeSpan wait)
    {
        if (_timer is null)
        {
            // Whole milliseconds, rounded up: rounded down, the last one would be spent spinning.
            _open.Wait((int)Math.Min(int.MaxValue, Math.Ceiling(wait.TotalMilliseconds)));
        }
        else
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
            _open.Wait();
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        while (_open.Wait(0)) { }
    }

    public void Open() => _open.Release();

    public void Dispose()
    {
        _timer?.Dispose();
        _open.Dispose();
    }
}
