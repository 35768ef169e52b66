namespace HybridFailover.Engine.Probing;

/// <summary>Why a round was sent.</summary>
public enum RoundKind : byte
{
    /// <summary>One each interval. Counts for every rule.</summary>
    Steady,

    /// <summary>Confirms or clears a suspicion. Counts for the fast rule only.</summary>
    Burst,

    /// <summary>Tries out, on a path that is well, whether its targets stand a burst. Counts for no rule.</summary>
    Rehearsal,
}

/// <summary>What became of a round.</summary>
public enum RoundOutcome : byte
{
    /// <summary>Still waiting.</summary>
    Open,

    /// <summary>Quorum targets answered in time.</summary>
    Good,

    /// <summary>Fewer than quorum targets answered in time.</summary>
    Lost,

    /// <summary>Neither: the monitor could not send, or was itself late. Nobody's loss.</summary>
    Void,
}

/// <summary>One probe to each target of a path, sent together. Targets are bits, the first one in order the lowest.</summary>
/// <param name="SentAt">Monotonic time at which the first probe was sent.</param>
/// <param name="RoundTrip">The smallest one of those in time; null while nothing answered in time.</param>
/// <param name="Sent">Targets that were probed, the void ones included.</param>
/// <param name="Answered">Targets that answered in time.</param>
/// <param name="Late">Targets that answered after the timeout: lost for <paramref name="Outcome"/>, not in the loss percentage.</param>
/// <param name="Void">Targets whose probe counts for nothing.</param>
public readonly record struct Round(
    TimeSpan SentAt, TimeSpan? RoundTrip, RoundKind Kind, RoundOutcome Outcome, uint Sent, uint Answered, uint Late, uint Void);
