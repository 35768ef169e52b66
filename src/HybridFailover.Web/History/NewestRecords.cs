using HybridFailover.Engine.Audit;
using HybridFailover.Web.Api;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>The newest records of certain kinds in a chain, newest first. Walks back from the chain's end: for what is never far from it.</summary>
internal static class NewestRecords
{
    /// <exception cref="SqliteException">The records can't be read.</exception>
    public static IReadOnlyList<AuditEntry> Read(SqliteConnection connection, string chain, IReadOnlyList<AuditKind> kinds, int limit)
    {
        using var command = Prepared.On(connection, """
            SELECT chain, at, kind, subject, content FROM records
            WHERE chain = $chain AND kind IN (SELECT value FROM json_each($kinds)) ORDER BY sequence DESC LIMIT $limit
            """, "$chain", "$kinds", "$limit");
        command.Parameters[0].Value = chain;
        command.Parameters[1].Value = $"[{string.Join(',', kinds.Select(kind => $"\"{KebabWord.Of(kind)}\""))}]";
        command.Parameters[2].Value = limit;
        using var reader = command.ExecuteReader();
        var found = new List<AuditEntry>();
        while (reader.Read())
            if (RecordTable.Entry(reader, first: 0) is { } entry) found.Add(entry);
        return found;
    }
}
