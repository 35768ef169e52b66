using System.Globalization;
using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Probing;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Api.Audits;

/// <summary>From the history's values to the API's.</summary>
internal static class AuditResources
{
    public static AuditPageResource Of(EntryPage page, string? degraded) => new(
        [.. page.Entries.Select(Of)], page.Next?.ToString(), page.Previous?.ToString(), page.Count,
        string.Create(CultureInfo.InvariantCulture, $"{page.Count:N0}{(page.IsCountPartial ? "+" : "")}"), degraded);

    public static AuditEntryResource Of(HistoryEntry entry) => new()
    {
        Id = entry.Id,
        Cursor = entry.Cursor.ToString(),
        Site = entry.Site,
        At = entry.At,
        Type = entry.Type,
        Subject = entry.Subject.Length > 0 ? entry.Subject : null,
        Trigger = entry.Trigger,
        Result = entry.Result ?? (entry.Type is "transition" or "command" ? AuditFilter.Open : null),
        Actor = entry.Actor,
        From = entry.Origin,
        To = entry.Target,
        DurationSeconds = entry.Duration?.TotalSeconds,
        NeedsReview = entry.NeedsReview,
        HasEvidence = entry.Evidence is not null,
        Sentence = entry.Sentence,
        Reason = entry.Reason,
        Ticket = entry.Ticket,
        Notes = entry.Notes,
    };

    public static AuditDetailResource Of(EntryDetail detail) => new(
        Of(detail.Entry),
        [.. detail.Records.Select(record => new AuditRecordResource(
            record.Id, record.Chain, record.Sequence, record.At, record.Kind, record.Subject, ContentOf(record.Content), record.PreviousHash, record.Hash))],
        [.. detail.Remarks.Select(record => new AuditRemarkResource(record.Kind, record.At, Facts.In(record.Content, "actor"), Facts.In(record.Content, "text"), record.Id))],
        new AuditLinksResource(
            Link(detail.Entry.Id)!, detail.Entry.Evidence is null ? null : Link(detail.Entry.Id) + "/evidence", Link(detail.Command), Link(detail.Transition), Link(detail.Older), Link(detail.Newer)));

    public static EvidenceResource Of(StoredEvidence evidence, long record) => new(evidence.Entry.Id, record, evidence.DecidedAt, [.. evidence.Paths.Select(path => new EvidencePathResource(
        path.Name, path.Targets, path.Fault is null, path.Fault, path.RecordedHash, path.Hash, path.Rounds is { } rounds ? Of(rounds) : null))]);

    public static AuditStoreResource Of(StoreStanding standing, AuditReader reader) => new(
        reader.DatabasePath, reader.SpillPath, reader.Degraded, standing.Records, [.. standing.Heads.Select(head => new AuditHeadResource(head.Chain, head.Sequence, head.Hash))]);

    public static string? Link(long? entry) => entry is { } id ? string.Create(CultureInfo.InvariantCulture, $"/api/v1/audit/{id}") : null;

    private static EvidenceRoundsResource Of(EvidenceColumns rounds) => new(
        rounds.Count, rounds.SentMicroseconds, [.. rounds.RoundTripMicroseconds.Select(trip => trip < 0 ? (long?)null : trip)],
        Words<RoundKind>(rounds.Kinds), Words<RoundOutcome>(rounds.Outcomes), rounds.Sent, rounds.Answered, rounds.Late, rounds.Void);

    /// <summary>A number that this program has no word for stays a number.</summary>
    private static string[] Words<T>(IReadOnlyList<byte> values) where T : struct, Enum
    {
        var words = Enumerable.Range(0, byte.MaxValue + 1).Select(value => Enum.IsDefined(typeof(T), (byte)value) ? KebabWord.Of((T)Enum.ToObject(typeof(T), value)) : value.ToString(CultureInfo.InvariantCulture)).ToArray();
        return [.. values.Select(value => words[value])];
    }

    private static JsonElement ContentOf(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(content, ApiJson.Default.String);
        }
    }
}
