namespace HybridFailover.Engine.Failover;

/// <summary>What a person may ask for. In the API and on the command line in kebab case: <c>allow-failback</c>.</summary>
public enum CommandKind { Failover, Failback, Hold, Release, Suspend, Resume, Acknowledge, AllowFailback, Adopt, Replace, Drill }

public enum ReasonCode { Other, Maintenance, Degraded, Provider, Test }

/// <summary>A person's command. It passes through the same machine as everything else.</summary>
public sealed record Command
{
    /// <summary>Accepted once: a repeated id gets the first answer again.</summary>
    public required string Id { get; init; }
    public required CommandKind Kind { get; init; }

    /// <summary>Fail over, drill: the path; null: the first other path in order. Acknowledge: the alarm's name, null: all.
    /// Adopt, replace: "rtb-… destination" of one slot, null: all foreign slots.</summary>
    public string? To { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>Why: 10 to 500 characters.</summary>
    public string Reason { get; init; } = "";
    public ReasonCode Code { get; init; }
    public string? Ticket { get; init; }

    /// <summary>Until when, UTC, at most 72 h from now; null: the default (1 h for hold, suspend and fail over; 10 min for a drill).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Instead of <see cref="Until"/>.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>The state version that the person was looking at; null: not compared.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>The site's code, typed to override TargetDown, TargetUnproven or DataStale.</summary>
    public string? Override { get; init; }

    /// <summary>The hold stays although its path dies.</summary>
    public bool EvenIfDown { get; init; }

    /// <summary>Drill only: decide and record, and write nothing.</summary>
    public bool Simulate { get; init; }

    /// <summary>Why an override did not wait for a second person; null: it did, or nothing was overridden.</summary>
    public string? BreakGlass { get; init; }

    /// <summary>The second person, who approved it; null: none was asked.</summary>
    public string? Approver { get; init; }
}
