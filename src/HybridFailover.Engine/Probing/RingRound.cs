namespace HybridFailover.Engine.Probing;

/// <summary>A round as the ring holds it: 32 bytes.</summary>
internal struct RingRound
{
    public TimeSpan SentAt;
    public uint Sent;
    public uint Answered;
    public uint Late;
    public uint Void;

    /// <summary>Ticks; 0: nothing answered in time.</summary>
    public uint RoundTripTicks;
    public RoundKind Kind;
    public RoundOutcome Outcome;

    /// <summary>Probes without any outcome yet.</summary>
    public readonly uint Pending => Sent & ~(Answered | Late | Void);

    public void Took(TimeSpan roundTrip)
    {
        var ticks = (uint)Math.Clamp(roundTrip.Ticks, 1, uint.MaxValue);
        if (RoundTripTicks == 0 || ticks < RoundTripTicks) RoundTripTicks = ticks;
    }

    public readonly Round ToRound() => new(
        SentAt, RoundTripTicks == 0 ? null : TimeSpan.FromTicks(RoundTripTicks), Kind, Outcome, Sent, Answered, Late, Void);
}
