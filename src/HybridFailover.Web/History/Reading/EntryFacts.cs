using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>What the records of an entry say beyond what it is found by. Content that was changed says nothing: the chain tells that.</summary>
/// <param name="Kind">Of a command, in kebab case.</param>
/// <param name="Rejection">Of a refused command, in kebab case.</param>
/// <param name="Rounds">In the evidence, over all paths; null: none is stored.</param>
/// <param name="InPrevious">From the end of the site's last transition that was done to this one's decision; null: no transition, or none before it.</param>
internal sealed record EntryFacts(
    string? Kind, string? Rejection, DateTimeOffset? DetectedAt, DateTimeOffset? DecidedAt, DateTimeOffset? AppliedAt, DateTimeOffset? VerifiedAt, DateTimeOffset? EndedAt,
    long? Rounds, TimeSpan? InPrevious)
{
    public static EntryFacts None { get; } = new(null, null, null, null, null, null, null, null, null);

    private static readonly string Done = Api.KebabWord.Of(Engine.Failover.TransitionResult.Done);

    public static IReadOnlyDictionary<long, EntryFacts> Read(SqliteConnection connection, IReadOnlyList<HistoryEntry> entries)
    {
        using var content = Prepared.On(connection, "SELECT content FROM records WHERE id = $id", "$id");
        using var previous = Prepared.On(
            connection, "SELECT at + 10 * ifnull(duration, 0) FROM entries WHERE site = $site AND result = $done AND at < $at ORDER BY at DESC, id DESC LIMIT 1", "$site", "$done", "$at");
        string? Content(long? record) => record is { } id ? (string?)Prepared.Scalar(content, null, id) : null;
        return entries.ToDictionary(entry => entry.Id, entry => Of(Content(entry.Id), Content(entry.Outcome), Content(entry.Evidence)) with
        {
            InPrevious = entry.Type == "transition" && Prepared.Scalar(previous, null, entry.Site, Done, entry.At.UtcTicks) is long since
                ? TimeSpan.FromTicks(Math.Max(0, entry.At.UtcTicks - since)) : null,
        });
    }

    /// <summary>Of an entry whose records are read already.</summary>
    public static EntryFacts Of(EntryDetail detail)
    {
        string? Content(long? record) => detail.Records.FirstOrDefault(known => known.Id == record)?.Content;
        return Of(Content(detail.Entry.Id), Content(detail.Entry.Outcome), Content(detail.Entry.Evidence));
    }

    private static EntryFacts Of(string? own, string? outcome, string? evidence)
    {
        using var begun = Parsed(own);
        using var ended = Parsed(outcome);
        using var measured = Parsed(evidence);
        DateTimeOffset? Time(string member) => ended?.RootElement.Time(member) ?? begun?.RootElement.Time(member);
        return new EntryFacts(
            begun?.RootElement.Words("kind"), ended?.RootElement.Words("rejection"),
            Time("detectedAt"), Time("decidedAt"), Time("appliedAt"), Time("verifiedAt"), Time("endedAt"), Counted(measured), null);
    }

    private static long? Counted(JsonDocument? evidence) =>
        evidence is not null && evidence.RootElement.TryGetProperty("paths", out var paths) && paths.ValueKind == JsonValueKind.Array
            ? paths.EnumerateArray().Sum(path => path.TryGetProperty("count", out var count) && count.TryGetInt64(out var rounds) ? rounds : 0) : null;

    private static JsonDocument? Parsed(string? content)
    {
        try
        {
            var document = content is null ? null : JsonDocument.Parse(content);
            return document?.RootElement.ValueKind == JsonValueKind.Object ? document : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
