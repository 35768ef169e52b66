using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>Makes a damaged index anew from the records, in small steps between which records are written.</summary>
internal sealed class IndexRenewal : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly EntryIndex _index;
    private readonly Clock _clock;
    private readonly SqliteCommand _records;
    private int _rows = StepSize.First;

    public IndexRenewal(SqliteConnection connection, EntryIndex index, Clock clock)
    {
        (_connection, _index, _clock) = (connection, index, clock);
        _records = Prepared.On(connection, "SELECT id, chain, at, kind, subject, content FROM records WHERE id >= $next ORDER BY id LIMIT $rows", "$next", "$rows");
    }

    /// <summary>Why it could not be made anew; null: nothing failed. Another start tries again.</summary>
    public string? Failure { get; private set; }

    /// <returns>False: there is nothing to do, or it can't be done.</returns>
    /// <exception cref="SqliteException">The database can't be written.</exception>
    public bool Step()
    {
        if (_index.IsWhole || Failure is not null) return false;
        try
        {
            if (_index.IsDamaged) _index.Renew();
            else Fill();
        }
        catch (SqliteException failure) when (EntryIndex.MayCause(failure))
        {
            // Once more and it would go on for ever, and each time take new room in the file.
            Failure = StoreTrouble.Words(failure);
            _index.GiveUp(failure);
        }
        return true;
    }

    public void Dispose() => _records.Dispose();

    private void Fill()
    {
        var began = _clock.Now;
        using var transaction = _connection.BeginTransaction(deferred: false);
        var found = Records(transaction);
        foreach (var (id, entry) in found)
            if (entry is not null) _index.Take(transaction, id, entry);
        var state = found.Count < _rows ? EntryIndex.Whole : found[^1].Id + 1;
        EntryIndex.Note(transaction, state);
        transaction.Commit();
        _index.Reached(state);
        _rows = StepSize.Next(_rows, found.Count, _clock.Now - began);
    }

    private List<(long Id, AuditEntry? Entry)> Records(SqliteTransaction transaction)
    {
        _records.Transaction = transaction;
        (_records.Parameters[0].Value, _records.Parameters[1].Value) = (_index.State, _rows);
        using var reader = _records.ExecuteReader();
        var found = new List<(long, AuditEntry?)>();
        while (reader.Read()) found.Add((reader.GetInt64(0), RecordTable.Entry(reader, first: 1)));
        return found;
    }
}
