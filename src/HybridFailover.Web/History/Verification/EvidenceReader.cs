using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Verification;

/// <summary>Brings the evidence of one record after the other.</summary>
internal sealed class EvidenceReader : IDisposable
{
    private readonly SqliteCommand _command;

    public EvidenceReader(SqliteConnection connection, SqliteTransaction view)
    {
        _command = Prepared.On(connection, "SELECT path, rounds FROM evidence WHERE record = $record", "$record");
        _command.Transaction = view;
    }

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

    public void Dispose() => _command.Dispose();
}
