using System.Text.Json;
using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>The rounds around a transition's decision, and whether they are those that were recorded.</summary>
/// <param name="DecidedAt">What the times of sending count from; null: the record does not say so.</param>
internal sealed record StoredEvidence(HistoryEntry Entry, long? Record, DateTimeOffset? DecidedAt, IReadOnlyList<StoredEvidence.Path> Paths)
{
    /// <param name="RecordedHash">In the chain; null: the record does not name this path.</param>
    /// <param name="Hash">Of the bytes that are stored; null: none are.</param>
    /// <param name="Rounds">Null: <paramref name="Fault"/> says why.</param>
    internal sealed record Path(string Name, IReadOnlyList<string> Targets, string? RecordedHash, string? Hash, EvidenceColumns? Rounds, string? Fault);

    /// <returns>Null: there is no such entry. Without a record: it has no evidence.</returns>
    public static StoredEvidence? Read(SqliteConnection connection, string id)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        using var context = HistoryContext.On(connection, moment);
        if (EntryDetail.Find(context, id) is not { } row) return null;
        var entry = HistoryEntry.Of(row);
        var number = row.Evidence;
        if (context.Records.FirstOrDefault(record => record.Id == number) is not { } record) return new StoredEvidence(entry, null, null, []);
        var stored = context.Evidence.Where(evidence => evidence.Record == record.Id).ToDictionary(evidence => evidence.Path, evidence => evidence.Rounds, StringComparer.Ordinal);
        var (decidedAt, named) = Named(record.Content);
        var paths = named.Select(path => Judge(path.Name, path.Targets, path.Hash, stored.GetValueOrDefault(path.Name))).ToList();
        paths.AddRange(stored.Where(path => named.TrueForAll(known => known.Name != path.Key)).Select(path => Judge(path.Key, [], null, path.Value)));
        return new StoredEvidence(entry, record.Id, decidedAt, paths);
    }

    private static Path Judge(string name, IReadOnlyList<string> targets, string? recorded, byte[]? bytes)
    {
        if (bytes is null) return new Path(name, targets, recorded, null, null, "the record names this path, and its rounds are not in the database: they were deleted");
        var hash = Attachment.HashOf(bytes);
        var fault = recorded is null ? "the record does not name this path: its rounds were added later" : hash == recorded ? null : "the rounds do not fit the hash in the record: they were changed";
        try
        {
            return new Path(name, targets, recorded, hash, EvidenceText.Read(bytes), fault);
        }
        catch (FormatException unreadable)
        {
            return new Path(name, targets, recorded, hash, null, fault is null ? unreadable.Message : $"{fault}; {unreadable.Message}");
        }
    }

    private static (DateTimeOffset? DecidedAt, List<(string Name, IReadOnlyList<string> Targets, string? Hash)> Paths) Named(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var facts = document.RootElement;
            return (facts.Time("decidedAt"), [.. facts.GetProperty("paths").EnumerateArray().Select(path => (
                path.Words("name") ?? "", (IReadOnlyList<string>)[.. path.GetProperty("targets").EnumerateArray().Select(target => target.GetString() ?? "")], path.Words("hash")))]);
        }
        catch (Exception changed) when (changed is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (null, []); // content that is no evidence record's was changed: the chain tells it, and every path here is one that it does not name
        }
    }
}
