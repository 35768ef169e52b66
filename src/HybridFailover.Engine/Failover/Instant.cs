namespace HybridFailover.Engine.Failover;

/// <summary>When an event happened: monotonic for durations, UTC for records, windows, and holds after a restart.</summary>
public readonly record struct Instant(TimeSpan Mono, DateTimeOffset Utc)
{
    /// <summary>The UTC of another monotonic time, by this instant's offset.</summary>
    public DateTimeOffset UtcOf(TimeSpan mono) => Utc + (mono - Mono);
}
