using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Replay;

/// <summary>A round as it was, or as it must have been. Targets are bits as in <see cref="Round"/>.</summary>
/// <param name="SentAt">Since the replay's origin.</param>
/// <param name="RoundTrip">Of those that answered in time.</param>
/// <param name="IsKnown">From the evidence, which has every round; else rebuilt from a second or a run.</param>
internal readonly record struct StoredRound(TimeSpan SentAt, RoundKind Kind, uint Sent, uint Answered, uint Late, uint Void, TimeSpan RoundTrip, bool IsKnown)
{
    public bool IsVoid => Void == Sent;

    /// <summary>Nothing came through: no target answered, not even late. Whatever the quorum asks for, this is what traffic sees of an outage.</summary>
    public bool IsDead => !IsVoid && (Answered | Late) == 0;

    public static uint All(int targets) => targets >= 32 ? uint.MaxValue : (1u << targets) - 1;
}
