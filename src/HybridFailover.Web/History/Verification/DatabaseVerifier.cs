using HybridFailover.Engine.Audit;
using HybridFailover.Web.Api;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Verification;

/// <summary>Verifies a database: every record, every chain, all evidence, in one consistent view, beside a monitor that writes it.</summary>
internal static class DatabaseVerifier
{
    /// <exception cref="SqliteException">The database can't be read.</exception>
    /// <exception cref="KeyNotFoundException">It has no such chain.</exception>
    public static VerifyReport Verify(string path, VerifyScope scope, CancellationToken cancel)
    {
        // Evidence is checked beside the chains, which run ahead of it: that tells whether all is whole, and not how far all was.
        // Where something does not fit, one after the other names the first of it.
        var whole = Pass(path, scope, isBeside: true, cancel);
        return whole.IsWhole ? whole : Pass(path, scope, isBeside: false, cancel);
    }

    private static VerifyReport Pass(string path, VerifyScope scope, bool isBeside, CancellationToken cancel)
    {
        using var connection = HistoryDatabase.OpenToRead(path);
        using var view = connection.BeginTransaction(deferred: true);
        if (scope.Chain is not null) scope = scope.On([.. ChainHeads.Read(connection).Select(head => head.Chain)]);
        var ranges = scope.IsRange ? Ranges(connection, view, scope) : null;
        var verifier = new ChainVerifier(scope.Compared, ranges?.Select(range => range.Begin));
        using var evidence = new EvidenceReader(connection, view);
        using var records = Records(connection, view, scope);
        using var reader = records.ExecuteReader(); // the view begins with it, if not before
        using var worker = isBeside ? new EvidenceWorker(path) : null;
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var (chain, sequence) = (reader.GetString(1), reader.GetInt64(2));
            if (ranges is not null && !ranges.Any(range => range.Begin.Chain == chain && sequence > range.Begin.Sequence && sequence <= range.Last)) continue;
            if (Take(reader, verifier, evidence, worker, chain, sequence) is { } fault) return new VerifyReport(verifier.Count, evidence.Bytes, 0, fault, verifier.Heads);
        }
        var rest = worker?.End() ?? (scope.IsRange ? null : verifier.End() ?? evidence.Stray(scope.Chain));
        return new VerifyReport(verifier.Count, evidence.Bytes + (worker?.Bytes ?? 0), 0, rest, verifier.Heads) { HidesTail = scope.IsRange };
    }

    private static ChainFault? Take(SqliteDataReader reader, ChainVerifier verifier, EvidenceReader evidence, EvidenceWorker? worker, string chain, long sequence)
    {
        var at = reader.GetInt64(3);
        if (KebabWord.Parse<AuditKind>(reader.GetString(4)) is not { } kind || at is < 0 || at > DateTime.MaxValue.Ticks)
            return new ChainFault(chain, sequence, $"record {sequence} has the kind \"{reader.GetString(4)}\" and the instant {at}, which this version does not know: it was changed, or a newer version wrote it");
        var record = new AuditRecord(
            sequence, new AuditEntry(chain, new DateTimeOffset(at, TimeSpan.Zero), kind, reader.GetString(5), reader.GetString(6)), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(7)));
        if (verifier.Take(record) is { } fault) return fault;
        if (kind != AuditKind.Evidence) return null;
        if (worker is null) return EvidenceCheck.Misfit(record, evidence.Of(reader.GetInt64(0)));
        worker.Take(reader.GetInt64(0), record);
        return null;
    }

    private static SqliteCommand Records(SqliteConnection connection, SqliteTransaction view, VerifyScope scope)
    {
        var command = connection.CreateCommand();
        command.Transaction = view;
        // Each chain in its own order is what a chain is; the index has it so. Over all chains the order of appending is quicker to read, and is the same for each.
        command.CommandText = "SELECT id, chain, sequence, at, kind, subject, content, hash FROM records"
            + (scope.Chain is null ? " ORDER BY id" : " WHERE chain = $chain ORDER BY sequence");
        if (scope.Chain is { } chain) command.Parameters.AddWithValue("$chain", chain);
        return command;
    }

    /// <summary>For each chain: the head before the first record in the range, and the last record's place.</summary>
    private static List<(ChainHead Begin, long Last)> Ranges(SqliteConnection connection, SqliteTransaction view, VerifyScope scope)
    {
        using var command = connection.CreateCommand();
        command.Transaction = view;
        command.CommandText = """
            SELECT x.chain, x.first, x.last, p.hash FROM (
              SELECT chain, min(sequence) AS first, max(sequence) AS last FROM records WHERE at >= $from AND at < $to AND ($chain IS NULL OR chain = $chain) GROUP BY chain
            ) x LEFT JOIN records p ON p.chain = x.chain AND p.sequence = x.first - 1
            """;
        command.Parameters.AddWithValue("$from", scope.From?.UtcTicks ?? 0);
        command.Parameters.AddWithValue("$to", scope.To?.UtcTicks ?? long.MaxValue);
        command.Parameters.AddWithValue("$chain", (object?)scope.Chain ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        var ranges = new List<(ChainHead, long)>();
        while (reader.Read())
        {
            var (chain, first) = (reader.GetString(0), reader.GetInt64(1));
            var before = reader.IsDBNull(3) ? ChainHead.Start(chain) : new ChainHead(chain, first - 1, Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(3)));
            ranges.Add((before, reader.GetInt64(2)));
        }
        return ranges;
    }
}
