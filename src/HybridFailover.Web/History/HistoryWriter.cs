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
    private readonly IndexRenewal _renewal;
    private readonly SampleTables _samples;
    private readonly SampleTrim _trim;
    private readonly string _path;
    private FileStamp? _stamp;

    /// <param name="nextKey">Of the record that tells of a new database.</param>
    /// <param name="notFound">Called when an entry can't be made from a record, which is kept all the same.</param>
    public HistoryWriter(string path, TimeProvider time, Func<byte[]> nextKey, Action<AuditEntry, Exception> notFound)
    {
        _path = path;
        _connection = HistoryDatabase.OpenToWrite(path, out var isNew);
        Files = OpenFiles.Of(path);
        _records = new RecordTable(_connection);
        Index = new EntryIndex(_connection, notFound);
        _renewal = new IndexRenewal(_connection, Index, new Clock(time));
        _samples = new SampleTables(_connection);
        _trim = new SampleTrim(_connection, new Clock(time));
        try
        {
            _records.ReadHeads();
            if (isNew) Write([new KeyedEntry(nextKey(), EventContent.Of(AuditEntry.Program, AuditKind.HistoryBegan, time.GetUtcNow(), $"the history begins: there was no database {path}"))]);
        }
        catch
        {
            Dispose(); // nobody else will
            throw;
        }
        Stamp();
    }

    /// <summary>The files that it has open.</summary>
    public OpenFiles Files { get; }

    /// <summary>Each chain's last record that is known to be on disk.</summary>
    public IReadOnlyCollection<ChainHead> Heads => _records.Durable;

    /// <summary>Somebody else wrote to the database file since <see cref="Stamp"/>. Another one's transactions go to the log, and are not meant.</summary>
    public bool IsTouched => FileStamp.Of(_path) != _stamp;

    /// <summary>What the records are found by.</summary>
    public EntryIndex Index { get; }

    /// <summary>Why the index can't be made anew; null: it need not be, or it is under way.</summary>
    public string? IndexFailure => _renewal.Failure;

    /// <summary>UTC, of the last record that it wrote; null: none.</summary>
    public DateTimeOffset? LastWrittenAt { get; private set; }

    /// <summary>Up to here it was this writer who wrote.</summary>
    public void Stamp() => _stamp = FileStamp.Of(_path);

    /// <summary>When it is closed, the log stays, and the database as it is.</summary>
    public void KeepFromCheckpoint() => SQLitePCL.raw.sqlite3_db_config(_connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);

    /// <summary>Appends in one transaction; durable when it returns. A damaged index is given up, and keeps nothing from being appended.</summary>
    /// <exception cref="SqliteException">It is not known whether anything was appended.</exception>
    public void Write(IReadOnlyCollection<KeyedEntry> entries)
    {
        try
        {
            Append(entries, without: null);
        }
        catch (SqliteException failure) when (Index.IsWhole && EntryIndex.MayCause(failure))
        {
            // Whether it was the index shows now: the records' own failure comes again.
            Append(entries, without: failure);
        }
    }

    /// <summary>Makes a part of a damaged index anew.</summary>
    /// <returns>False: there is nothing to do.</returns>
    public bool RenewIndex() => _renewal.Step();

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

    /// <summary>Copies what the open file holds, which may have no name any more. Nothing is left of a copy that fails: it is tried again until there is room.</summary>
    /// <exception cref="SqliteException">It can't be read, or the copy not be written.</exception>
    /// <exception cref="IOException">The copy can't be made.</exception>
    public void CopyTo(string path)
    {
        OwnersFile.Make(path);
        try
        {
            using var command = Prepared.On(_connection, "VACUUM INTO $path", "$path");
            Prepared.Execute(command, null, path);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>The newest entry of each transition, oldest first: open ones, however old, and the newest that have ended.</summary>
    public IReadOnlyList<AuditEntry> Transitions(int limit) => EarlierTransitions.Read(_connection, Index, limit);

    public IReadOnlyList<AuditEntry> Newest(string chain, IReadOnlyList<AuditKind> kinds, int limit) => NewestRecords.Read(_connection, chain, kinds, limit);

    public void Dispose()
    {
        _records.Dispose();
        _renewal.Dispose();
        Index.Dispose();
        _samples.Dispose();
        _trim.Dispose();
        _connection.Dispose();
    }

    /// <param name="without">What the index failed with: it is given up.</param>
    private void Append(IReadOnlyCollection<KeyedEntry> entries, SqliteException? without)
    {
        var last = LastWrittenAt;
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            foreach (var keyed in entries)
            {
                if (_records.Append(transaction, keyed) is not { } record) continue;
                if (Index.IsWhole && without is null) Index.Take(transaction, record, keyed.Entry);
                last = keyed.Entry.At;
            }
            if (without is not null) EntryIndex.Note(transaction, EntryIndex.Damaged);
            transaction.Commit();
            _records.AreDurable();
        }
        catch
        {
            _records.ForgetHeads();
            throw;
        }
        if (without is not null) Index.Reached(EntryIndex.Damaged, without);
        LastWrittenAt = last;
    }
}
