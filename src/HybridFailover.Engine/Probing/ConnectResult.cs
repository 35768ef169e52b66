using HybridFailover.Engine.Probing.Connect;

namespace HybridFailover.Engine.Probing;

/// <summary>How an attempt to connect ended.</summary>
public enum ConnectOutcome : byte
{
    /// <summary>Connected; HTTP(S): with an answer that is accepted.</summary>
    Answered,

    /// <summary>Refused, unreachable, timed out, or an HTTP status that is not accepted.</summary>
    Failed,

    /// <summary>It never left: no such source address, no descriptor. Void, nobody's loss.</summary>
    NotSent,
}

/// <summary>The end of one attempt. A value: handed from the connecting thread to the prober's.</summary>
/// <param name="Attempt">The number under which it was started.</param>
/// <param name="SentAt">Monotonic time of the first packet.</param>
/// <param name="EndedAt">Monotonic time of the outcome.</param>
public readonly record struct ConnectResult(long Attempt, ConnectOutcome Outcome, TimeSpan SentAt, TimeSpan EndedAt)
{
    /// <summary>Why it was not answered, for counting and for people.</summary>
    public ConnectFailure Failure { get; init; }
}
