using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Replay;

/// <summary>What would have happened with other values, beside what did.</summary>
public sealed record ReplayReport
{
    public required string Site { get; init; }

    /// <summary>UTC: the period; its end is exclusive.</summary>
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }

    /// <summary>UTC: where the replay had to begin: before the period when an outage was under way at its start.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>By the records.</summary>
    public required ReplayOutcome Recorded { get; init; }

    /// <summary>With the other values.</summary>
    public required ReplayOutcome Replayed { get; init; }

    /// <summary>Seconds that the other values save; negative: that they cost.</summary>
    public TimeSpan Gained => Recorded.Lost - Replayed.Lost;

    /// <summary>How exact what was replayed is, all in all.</summary>
    public required TimeSpan Exact { get; init; }

    /// <summary>The replay with the values that were in force, against the records.</summary>
    public required ReplayCheck Check { get; init; }

    /// <summary>What limits the figures, a sentence each.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>What happened and is not in the replay, a sentence each.</summary>
    public required IReadOnlyList<string> NotReplayed { get; init; }
}

/// <param name="Lost">The time in which the path that the traffic rode was dead.</param>
public sealed record ReplayOutcome(IReadOnlyList<ReplayedTransition> Transitions, TimeSpan Lost)
{
    public int ForNothing => Transitions.Count(moved => moved.ForNothing == true);
}

/// <param name="ForNothing">A failover from a path that answered again less than <c>DownAfter</c> × <c>Interval</c> (as they were in force) after the routes had
/// moved. Null: not a failover from a dead path, or it is not known when that path answered again.</param>
/// <param name="Exact">How much later than shown or earlier the decision may have come; null: recorded, as it was.</param>
public sealed record ReplayedTransition(Transition Transition, bool? ForNothing, TimeSpan? Exact);

/// <summary>A replay with the values that were in force must give what happened.</summary>
/// <param name="Recorded">Transitions by the records; those that no replay can have left out.</param>
/// <param name="Matched">How many of them the replay has: the same move, decided within <see cref="Comparison.Near"/>.</param>
/// <param name="Extra">Transitions that it has and the records don't.</param>
/// <param name="Widest">The largest difference of two decisions that match.</param>
/// <param name="Lost">Of that replay.</param>
public sealed record ReplayCheck(int Recorded, int Matched, int Extra, TimeSpan Widest, TimeSpan Lost)
{
    public bool IsSame => Recorded == Matched && Extra == 0;
}
