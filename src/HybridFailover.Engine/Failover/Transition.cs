using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

public enum Trigger { Automatic, Manual, Drill, Drift, Start }

public enum TransitionResult { Open, Done, Failed, Abandoned, Superseded, Interrupted }

/// <summary>What happened to one slot in a transition.</summary>
/// <param name="Before">Target of the static row before, "propagated", or "unknown".</param>
/// <param name="After">Same, as last read or, unproven, as last written.</param>
public sealed record SlotChange(Slot Slot, string Before, string After, bool Proven, int Attempts, IReadOnlyList<string> RequestIds, IReadOnlyList<string> Errors);

/// <summary>One change of standing.</summary>
public sealed record Transition
{
    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string? From { get; init; }
    public required string To { get; init; }
    public required Trigger Trigger { get; init; }

    /// <summary>The one sentence that is the log line, the audit text and the words on the page.</summary>
    public required string Cause { get; init; }
    public string? Actor { get; init; }
    public string? Reason { get; init; }
    public ReasonCode? Code { get; init; }
    public string? Ticket { get; init; }
    public string? CommandId { get; init; }

    /// <summary>The site's version on which it was decided.</summary>
    public long StateVersion { get; init; }

    /// <summary>The four times, UTC. Detected: the first lost probe of the cause was sent (a command: it came in).</summary>
    public required DateTimeOffset DetectedAt { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>The last write was accepted, or, where no answer came, a read showed that it had been. Null: nothing was written.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>A read that counts showed every slot at the path.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    public TransitionResult Result { get; init; } = TransitionResult.Open;

    /// <summary>How it ended, in words.</summary>
    public string? Outcome { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public IReadOnlyList<SlotChange> Slots { get; init; } = [];
}
