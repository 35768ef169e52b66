using System.Collections.Immutable;

namespace HybridFailover.Engine.Failover;

/// <summary>What routes cannot tell of a site: it may forbid a transition after a start, and never causes one.</summary>
public sealed record RememberedSite
{
    public required string Code { get; init; }

    /// <summary>With the path, the end and the drill of a hold.</summary>
    public required Mode Mode { get; init; }

    /// <summary>Who turned it, and why.</summary>
    public required string? ModeReason { get; init; }

    /// <summary>UTC of the automatic failovers of the last hour, oldest first.</summary>
    public required ImmutableArray<DateTimeOffset> Failovers { get; init; }

    /// <summary>n of the failback delay, fixed at the last failover.</summary>
    public required int FlapCount { get; init; }

    /// <summary>Why failback waits for a person; null: it does not.</summary>
    public required string? FailbackBlocked { get; init; }

    /// <summary>An earlier start found no state: failback still waits for a person.</summary>
    public required string? StateLost { get; init; }

    /// <summary>A hold was broken and nobody has taken note yet: why.</summary>
    public required string? HoldBroken { get; init; }

    public required ImmutableArray<Alarm> Acknowledged { get; init; }

    /// <summary>Targets of rows that this program wrote: ours, though no path has them any more.</summary>
    public required ImmutableArray<string> Wrote { get; init; }

    public required ImmutableArray<AdoptedRow> Adopted { get; init; }

    /// <summary>Commands of the last 72 h with their first answers.</summary>
    public required ImmutableArray<AnswerGiven> Answers { get; init; }
}

/// <summary>A foreign row that a person took as the state of its slot.</summary>
public sealed record AdoptedRow(string RouteTableId, string Destination, string Target);
