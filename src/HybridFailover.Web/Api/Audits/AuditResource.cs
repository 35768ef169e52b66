using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridFailover.Web.Api.Audits;

/// <summary>A page of the audit, newest first.</summary>
/// <param name="Next">Pass it as <c>after</c> for what is older; null: there is nothing older.</param>
/// <param name="Previous">Pass it as <c>before</c> for what is newer; null: there is nothing newer yet. Later, ask with the first entry's cursor.</param>
/// <param name="Count">Of all that the filter finds; at most 10,000.</param>
/// <param name="CountText">The same in words; <c>10,000+</c> where there are more.</param>
/// <param name="Degraded">Why the newest records are not, or not all, in here; null: they are.</param>
public sealed record AuditPageResource(IReadOnlyList<AuditEntryResource> Entries, string? Next, string? Previous, int Count, string CountText, string? Degraded);

/// <summary>What happened once: a transition with its intent, outcome and evidence; a command with its answer; anything else with its record.</summary>
public sealed record AuditEntryResource
{
    public required long Id { get; init; }

    /// <summary>Its place: pass it as <c>after</c> or <c>before</c>.</summary>
    public required string Cursor { get; init; }

    /// <summary>A site's code, or <c>(program)</c>.</summary>
    public required string Site { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary><c>transition</c>, <c>command</c>, or the kind of its only record.</summary>
    public required string Type { get; init; }

    /// <summary>The id of the transition or command; null: it has none.</summary>
    public string? Subject { get; init; }
    public string? Trigger { get; init; }

    /// <summary>Null: it has none. <c>open</c>: it has not ended, as far as is recorded.</summary>
    public string? Result { get; init; }
    public string? Actor { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }

    /// <summary>From detection to the proof; else to the end.</summary>
    public double? DurationSeconds { get; init; }
    public required bool NeedsReview { get; init; }
    public required bool HasEvidence { get; init; }
    public required string Sentence { get; init; }
    public string? Reason { get; init; }
    public string? Ticket { get; init; }

    /// <summary>Every note and review, oldest first, with line feeds between them.</summary>
    public string? Notes { get; init; }
}

public sealed record AuditDetailResource(
    AuditEntryResource Entry, IReadOnlyList<AuditRecordResource> Records, IReadOnlyList<AuditRemarkResource> Remarks, AuditLinksResource Links);

/// <param name="Id">Of the transition or command; of a remark, the entry's.</param>
/// <param name="Content">The canonical content as JSON; as text if it is none any more, because it was changed.</param>
/// <param name="PreviousHash">Of the record before it in its chain; null: that one is not there.</param>
public sealed record AuditRecordResource(
    long Record, string Chain, long Sequence, [property: JsonConverter(typeof(ExactUtcConverter))] DateTimeOffset At, string Kind, string Id, JsonElement Content, string? PreviousHash, string Hash);

/// <param name="Kind"><c>note</c> or <c>review</c>.</param>
public sealed record AuditRemarkResource(string Kind, DateTimeOffset At, string? Actor, string? Text, long Record);

/// <param name="Older">The entry before this one, of the same site.</param>
public sealed record AuditLinksResource(string Self, string? Evidence, string? Command, string? Transition, string? Older, string? Newer);

/// <summary>The database and the chains in it.</summary>
/// <param name="Spill">Where records wait while the database can't take them.</param>
/// <param name="Heads">Of each chain; noted elsewhere, they prove later that no tail was cut or replaced.</param>
public sealed record AuditStoreResource(string Database, string Spill, string? Degraded, long Records, IReadOnlyList<AuditHeadResource> Heads);

public sealed record AuditHeadResource(string Chain, long Sequence, string Hash);
