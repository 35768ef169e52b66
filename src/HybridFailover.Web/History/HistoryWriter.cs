using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>
/// The one writer of the database, while it is open: one transaction for all that waits, records before everything else.
/// An exception leaves what was in hand undecided; the writer is given up then, and another one recognises by their keys what is in the database.
/// </summary>
internal sealed class HistoryWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly RecordTable _records;
    private readonly EntryTable _entries;
    private readonly SampleTables _samples;
    private readonly SampleTrim _trim;
    private readonly Action<AuditEntry, Exception> _notFound;

    /// <param name="nextKey">Of the record that tells of a new database.</param>
    /// <param name="notFound">Called when an entry can't be made from a record, which is kept all the same.</param>
    public HistoryWriter(string path, TimeProvider time, Func<byte[]> nextKey, Action<AuditEntry, Exception> notFound)
    {
        _notFound = notFound;
        _connection = HistoryDatabase.OpenToWrite(path, out var isNew);
        Files = OpenFiles.Of(path);
        _records = new RecordTable(_connection);
        _entries = new EntryTable(_connection);
        _samples = new SampleTables(_connection);
        _trim = new SampleTrim(_connection, new Clock(time));
        if (!isNew) return;
        try
        {
            Write([new KeyedEntry(nextKey(), EventContent.Of(AuditEntry.Program, AuditKind.HistoryBegan, time.GetUtcNow(), $"the history begins: there was no database {path}"))]);
        }
        catch
        {
            Dispose(); // nobody else will
            throw;
        }
    }

    /// <summary>The files that it has open.</summary>
    public OpenFiles Files { get; }

    /// <summary>UTC, of the last record that it wrote; null: none.</summary>
    public DateTimeOffset? LastWrittenAt { get; private set; }

    /// <summary>Appends in one transaction; durable when it returns.</summary>
    /// <exception cref="SqliteException">It is not known whether anything was appended.</exception>
    public void Write(IEnumerable<KeyedEntry> entries)
    {
        var last = LastWrittenAt;
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            foreach (var keyed in entries)
            {
                if (_records.Append(transaction, keyed) is not { } record) continue;
                MakeFound(transaction, record, keyed.Entry);
                last = keyed.Entry.At;
            }
            transaction.Commit();
        }
        catch
        {
            _records.ForgetHeads();
            throw;
        }
        LastWrittenAt = last;
    }

    /// <summary>Puts into the database what is only in its log.</summary>
    /// <exception cref="SqliteException">Some of it is still in the log.</exception>
    public void Checkpoint()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var reader = command.ExecuteReader();
        if (reader.Read() && reader.GetInt64(0) != 0) throw new SqliteException("a reader is in the way of the checkpoint", 5);
    }

    /// <summary>Writes samples in a transaction of their own: what a record waits for is never more than one batch of them.</summary>
    /// <exception cref="SqliteException">They were not written, or it is not known.</exception>
    public void Write(SampleBatch batch)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _samples.Write(transaction, batch);
        transaction.Commit();
    }

    /// <summary>Deletes some of the samples that are old enough.</summary>
    /// <returns>False: there is nothing to delete for now.</returns>
    public bool Trim(Retention keep, DateTimeOffset now) => _trim.Step(keep, now);

    /// <summary>Copies what the open file holds, which may have no name any more.</summary>
    public void CopyTo(string path)
    {
        using var command = Prepared.On(_connection, "VACUUM INTO $path", "$path");
        Prepared.Execute(command, null, path);
    }

    // One record that can't be found must not keep all the others from being kept.
    private void MakeFound(SqliteTransaction transaction, long record, AuditEntry entry)
    {
        try
        {
            _entries.Take(transaction, record, entry);
        }
        catch (Exception failure) when (failure is System.Text.Json.JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            _notFound(entry, failure);
        }
    }

    /// <summary>The newest entry of each transition, oldest first: open ones, however old, and the newest that have ended.</summary>
    public IReadOnlyList<AuditEntry> Transitions(int limit)
    {
        using var command = Prepared.On(_connection, """
            SELECT r.chain, r.at, r.kind, r.subject, r.content FROM (
              SELECT id AS record FROM entries WHERE type = 'transition' AND outcome IS NULL
              UNION ALL SELECT * FROM (SELECT outcome FROM entries WHERE type = 'transition' AND outcome IS NOT NULL ORDER BY at DESC, id DESC LIMIT $limit)
            ) JOIN records r ON r.id = record ORDER BY r.id
            """, "$limit");
        command.Parameters[0].Value = limit;
        using var reader = command.ExecuteReader();
        var found = new List<AuditEntry>();
        while (reader.Read())
            found.Add(new AuditEntry(reader.GetString(0), new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero), Api.KebabWord.Parse<AuditKind>(reader.GetString(2)) ?? AuditKind.TransitionIntent, reader.GetString(3), reader.GetString(4)));
        return found;
    }

    public void Dispose()
    {
        _records.Dispose();
        _entries.Dispose();
        _samples.Dispose();
        _trim.Dispose();
        _connection.Dispose();
    }
}
