namespace HybridFailover.TestSupport.Lab;

/// <summary>Virtual time without timers, for simulations on one thread. Its timestamps have an odd frequency, so that they can't pass for ticks.</summary>
public sealed class SteppedTime : TimeProvider
{
    private static readonly DateTimeOffset Origin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => 1_000_000_003;

    public override long GetTimestamp() => (long)Math.Ceiling(Elapsed.TotalSeconds * TimestampFrequency);

    public override DateTimeOffset GetUtcNow() => Origin + Elapsed;

    public void Advance(TimeSpan time) => Elapsed += time;
}
