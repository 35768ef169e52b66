using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>The newest entry of each transition, oldest first: open ones, however old, and the newest that have ended.</summary>
internal static class EarlierTransitions
{
    private const string ByIndex = """
        SELECT r.chain, r.at, r.kind, r.subject, r.content FROM (
          SELECT id AS record FROM entries WHERE type = 'transition' AND outcome IS NULL
          UNION ALL SELECT * FROM (SELECT outcome FROM entries WHERE type = 'transition' AND outcome IS NOT NULL ORDER BY at DESC, id DESC LIMIT $limit)
        ) JOIN records r ON r.id = record ORDER BY r.id
        """;

    // Reads every record. What is open must be closed at a start, whatever the index has come to.
    private const string ByRecords = """
        SELECT chain, at, kind, subject, content FROM records
        WHERE kind = 'transition-intent' AND (subject, chain) NOT IN (SELECT subject, chain FROM records WHERE kind = 'transition-outcome')
          OR id IN (SELECT id FROM records WHERE kind = 'transition-outcome' ORDER BY id DESC LIMIT $limit)
        ORDER BY id
        """;

    /// <exception cref="SqliteException">The records can't be read.</exception>
    public static IReadOnlyList<AuditEntry> Read(SqliteConnection connection, EntryIndex index, int limit)
    {
        if (!index.IsWhole) return Read(connection, ByRecords, limit);
        try
        {
            return Read(connection, ByIndex, limit);
        }
        catch (SqliteException failure) when (EntryIndex.MayCause(failure))
        {
            var found = Read(connection, ByRecords, limit);
            index.GiveUp(failure);
            return found;
        }
    }

    private static List<AuditEntry> Read(SqliteConnection connection, string sql, int limit)
    {
        using var command = Prepared.On(connection, sql, "$limit");
        command.Parameters[0].Value = limit;
        using var reader = command.ExecuteReader();
        var found = new List<AuditEntry>();
        while (reader.Read())
            if (RecordTable.Entry(reader, first: 0) is { } entry) found.Add(entry);
        return found;
    }
}
