namespace HybridFailover.Web.Api.Audits;

/// <summary>Every path's rounds from 60 s before a decision to 120 s after it.</summary>
/// <param name="Record">The record whose content names their hashes.</param>
/// <param name="DecidedAt">What <c>sentMicroseconds</c> counts from.</param>
public sealed record EvidenceResource(long Entry, long Record, DateTimeOffset? DecidedAt, IReadOnlyList<EvidencePathResource> Paths);

/// <param name="Targets">In the order of the bits.</param>
/// <param name="Holds">The rounds are those whose hash is in the record.</param>
/// <param name="Fault">What does not fit, or can't be read; null: all is well.</param>
/// <param name="RecordedHash">SHA-256 in the record; null: it does not name this path.</param>
/// <param name="Hash">Of the rounds that are stored; null: none are.</param>
public sealed record EvidencePathResource(string Name, IReadOnlyList<string> Targets, bool Holds, string? Fault, string? RecordedHash, string? Hash, EvidenceRoundsResource? Rounds);

/// <summary>Columns, each with one value for each round, in the order of sending. Targets are bits, the first the lowest.</summary>
/// <param name="RoundTripMicroseconds">The smallest in time; null: none.</param>
/// <param name="Kinds"><c>steady</c>, <c>burst</c>, <c>rehearsal</c>.</param>
/// <param name="Outcomes"><c>open</c>, <c>good</c>, <c>lost</c>, <c>void</c>.</param>
public sealed record EvidenceRoundsResource(
    int Count, IReadOnlyList<long> SentMicroseconds, IReadOnlyList<long?> RoundTripMicroseconds, IReadOnlyList<string> Kinds, IReadOnlyList<string> Outcomes,
    IReadOnlyList<uint> Sent, IReadOnlyList<uint> Answered, IReadOnlyList<uint> Late, IReadOnlyList<uint> Void);
