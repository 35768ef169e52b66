using System.Globalization;
using System.Text.Json;
using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>Makes, from the records, what people find things by. In the same transaction as the record; nothing here is evidence.</summary>
internal sealed class EntryTable : IDisposable
{
    // By its subject there is one. The plus sign keeps SQLite from going through all of a type, which a connection that has just made the database,
    // and has not read what is known of its indexes, takes for as good.
    internal const string End = """
        UPDATE entries SET result = $result, duration = $duration, needs_review = $review, outcome = $record
        WHERE subject = $subject AND site = $site AND +type = 'transition' AND outcome IS NULL
        """;

    internal const string Answer = """
        UPDATE entries SET result = $result, sentence = $sentence, needs_review = CASE $result WHEN 'accepted' THEN needs_review ELSE 0 END, outcome = $record
        WHERE subject = $subject AND site = $site AND +type = 'command' AND outcome IS NULL
        """;

    internal const string Evidence = "UPDATE entries SET evidence = $record WHERE subject = $subject AND site = $site AND +type = 'transition' AND evidence IS NULL";

    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _end;
    private readonly SqliteCommand _answer;
    private readonly SqliteCommand _evidence;
    private readonly SearchTable _search;

    public EntryTable(SqliteConnection connection)
    {
        _begin = Prepared.On(connection, """
            INSERT INTO entries (id, site, at, type, subject, trigger, result, actor, origin, target, needs_review, sentence, reason, ticket)
            VALUES ($id, $site, $at, $type, $subject, $trigger, $result, $actor, $origin, $target, $review, $sentence, $reason, $ticket)
            """, "$id", "$site", "$at", "$type", "$subject", "$trigger", "$result", "$actor", "$origin", "$target", "$review", "$sentence", "$reason", "$ticket");
        _end = Prepared.On(connection, End, "$result", "$duration", "$review", "$record", "$subject", "$site");
        _answer = Prepared.On(connection, Answer, "$result", "$sentence", "$record", "$subject", "$site");
        _evidence = Prepared.On(connection, Evidence, "$record", "$subject", "$site");
        _search = new SearchTable(connection);
    }

    /// <param name="record">The id of the record that tells it.</param>
    public void Take(SqliteTransaction transaction, long record, AuditEntry entry)
    {
        using var content = JsonDocument.Parse(entry.Content);
        var facts = content.RootElement;
        switch (entry.Kind)
        {
            case AuditKind.TransitionIntent: Begin(transaction, record, entry, facts, "transition", facts.Words("trigger"), facts.Words("from"), facts.Words("to"), facts.Words("cause")); break;
            case AuditKind.CommandIntent: Begin(transaction, record, entry, facts, "command", "manual", null, facts.Words("to"), facts.Words("kind")); break;
            case AuditKind.TransitionOutcome:
                var result = facts.Words("result");
                Prepared.Execute(_end, transaction, result, Duration(facts), EntryRules.NeedsReview(facts.Words("trigger"), result) ? 1 : 0, record, entry.Id, entry.Chain);
                break;
            case AuditKind.CommandOutcome:
                var answered = facts.GetProperty("accepted").GetBoolean() ? "accepted" : facts.Words("rejection") == "cancelled" ? "cancelled" : "refused";
                Prepared.Execute(_answer, transaction, answered, facts.Words("sentence"), record, entry.Id, entry.Chain);
                break;
            case AuditKind.Evidence: Prepared.Execute(_evidence, transaction, record, entry.Id, entry.Chain); break;
            case AuditKind.Note: _search.Note(transaction, long.Parse(entry.Id, CultureInfo.InvariantCulture), facts.Words("text") ?? "", isReview: false); break;
            case AuditKind.Review: _search.Note(transaction, long.Parse(entry.Id, CultureInfo.InvariantCulture), facts.Words("text") ?? "", isReview: true); break;
            case AuditKind.Configured: break; // for a replay to read; that something changed, and what, is told by an entry of its own
            default: Begin(transaction, record, entry, facts, Api.KebabWord.Of(entry.Kind), null, null, facts.Words("path"), facts.Words("sentence")); break;
        }
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _end, _answer, _evidence]) command.Dispose();
        _search.Dispose();
    }

    private void Begin(SqliteTransaction transaction, long record, AuditEntry entry, JsonElement facts, string type, string? trigger, string? from, string? to, string? sentence)
    {
        var (reason, ticket) = (facts.Words("reason"), facts.Words("ticket"));
        Prepared.Execute(_begin, transaction, record, entry.Chain, entry.At.UtcTicks, type, entry.Id, trigger, null, facts.Words("actor"), from, to, EntryRules.NeedsReview(facts) ? 1 : 0, sentence ?? "", reason, ticket);
        _search.Add(transaction, record, entry.Id, reason, null, ticket);
    }

    private static long? Duration(JsonElement facts) =>
        facts.Time("detectedAt") is { } from && (facts.Time("verifiedAt") ?? facts.Time("endedAt")) is { } to ? (long)(to - from).TotalMicroseconds : null;
}
