using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Verification;

/// <summary>Brings the evidence of one record after the other.</summary>
internal sealed class EvidenceReader(SqliteConnection connection, SqliteTransaction view) : IDisposable
{
    private readonly SqliteCommand _command = ForOne(connection, view);

    /// <summary>How much was read.</summary>
    public long Bytes { get; private set; }

    public IReadOnlyList<(string Path, byte[] Rounds)> Of(long record)
    {
        _command.Parameters[0].Value = record;
        using var reader = _command.ExecuteReader();
        var found = new List<(string, byte[])>();
        while (reader.Read())
        {
            var rounds = reader.GetFieldValue<byte[]>(1);
            Bytes += rounds.Length;
            found.Add((reader.GetString(0), rounds));
        }
        return found;
    }

    /// <summary>The first evidence that belongs to no record which says so: nothing in a chain covers it.</summary>
    /// <param name="chain">Of this chain's records alone; null: all there is.</param>
    public ChainFault? Stray(string? chain)
    {
        using var command = connection.CreateCommand();
        command.Transaction = view;
        // By the index, which has the path: the rounds are not read again.
        command.CommandText = """
            SELECT e.record, e.path, r.chain, r.sequence FROM evidence e LEFT JOIN records r ON r.id = e.record
            WHERE (r.kind IS NULL OR r.kind <> 'evidence') AND ($chain IS NULL OR r.chain = $chain) ORDER BY e.record, e.path LIMIT 1
            """;
        command.Parameters.AddWithValue("$chain", (object?)chain ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return null;
        var path = reader.GetString(1);
        if (reader.IsDBNull(2)) return new ChainFault("", 0, $"there is evidence of {path} for the record with the id {reader.GetInt64(0)}, which is not there: one was inserted, or the other deleted");
        return new ChainFault(reader.GetString(2), reader.GetInt64(3), $"record {reader.GetInt64(3)} names no evidence and has some of {path}: it was inserted");
    }

    public void Dispose() => _command.Dispose();

    private static SqliteCommand ForOne(SqliteConnection connection, SqliteTransaction view)
    {
        var command = Prepared.On(connection, "SELECT path, rounds FROM evidence WHERE record = $record", "$record");
        command.Transaction = view;
        return command;
    }
}
