namespace HybridFailover.Engine.Sites;

/// <summary>The two times that the engine knows: monotonic, for durations, and UTC, for records, windows, and holds that outlive a start.</summary>
public sealed class Clock(TimeProvider time)
{
    private readonly long _origin = time.GetTimestamp();

    /// <summary>Monotonic time since this clock was made; not affected by changes of the wall clock.</summary>
    public TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Wall clock.</summary>
    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>What timers and delays are made from.</summary>
    public TimeProvider Provider => time;
}
