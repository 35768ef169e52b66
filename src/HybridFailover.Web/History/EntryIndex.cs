using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>
/// What entries are found by, as a whole. A damaged one keeps no record from being kept: it is left as it is, records go on without it, and
/// <see cref="IndexRenewal"/> makes another one from them. <c>user_version</c> says where that stands, and survives a kill:
/// 0 for whole, -1 for damaged, and above, the first record that is not in it yet.
/// </summary>
internal sealed class EntryIndex : IDisposable
{
    /// <summary>What may be noted of it, beside the first record that is not in it.</summary>
    public const long Whole = 0, Damaged = -1;

    private readonly SqliteConnection _connection;
    private readonly Action<AuditEntry, Exception> _notFound;
    private EntryTable _entries;

    /// <param name="notFound">Called when an entry can't be made from a record.</param>
    public EntryIndex(SqliteConnection connection, Action<AuditEntry, Exception> notFound)
    {
        (_connection, _notFound) = (connection, notFound);
        _entries = new EntryTable(connection);
        using var command = Prepared.On(connection, "PRAGMA user_version");
        State = (long)Prepared.Scalar(command, null)!;
    }

    /// <summary>Every record is in it.</summary>
    public bool IsWhole => State == Whole;

    /// <summary>Another one has to be begun.</summary>
    public bool IsDamaged => State == Damaged;

    /// <summary>Whole, damaged, or the first record that is not in it yet.</summary>
    public long State { get; private set; }

    /// <summary>Why it was given up; null: it was not, or before this start.</summary>
    public SqliteException? Cause { get; private set; }

    /// <summary>Whether a failure may be the index's own. What everything on the disk would meet is not.</summary>
    public static bool MayCause(SqliteException failure) => failure.SqliteErrorCode is not (5 or 6 or 8 or 13 or 14); // busy, locked, read-only, full, can't open

    /// <param name="record">The id of the record that tells it.</param>
    public void Take(SqliteTransaction transaction, long record, AuditEntry entry)
    {
        try
        {
            _entries.Take(transaction, record, entry);
        }
        catch (Exception failure) when (failure is System.Text.Json.JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            // One record that can't be found must not keep all the others from being kept.
            _notFound(entry, failure);
        }
    }

    /// <summary>Notes its state; it counts once the transaction is committed, and <see cref="Reached"/> is said.</summary>
    public static void Note(SqliteTransaction transaction, long state)
    {
        using var command = Prepared.On(transaction.Connection!, FormattableString.Invariant($"PRAGMA user_version = {checked((int)state)}"));
        Prepared.Execute(command, transaction);
    }

    /// <inheritdoc cref="Note"/>
    public void Reached(long state, SqliteException? cause = null) => (State, Cause) = (state, cause ?? Cause);

    /// <summary>From now on it is neither read nor written.</summary>
    /// <exception cref="SqliteException">That could not be noted.</exception>
    public void GiveUp(SqliteException cause)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        Note(transaction, Damaged);
        transaction.Commit();
        Reached(Damaged, cause);
    }

    /// <summary>Begins another one, with nothing in it. In no time, however large the damaged one is.</summary>
    public void Renew()
    {
        _entries.Dispose();
        // Its tables are forgotten, and not dropped: to drop them is to follow their pages, and damaged ones may lead to those of the records.
        HistoryDatabase.Execute(_connection, """
            PRAGMA writable_schema = ON;
            DELETE FROM sqlite_schema WHERE tbl_name IN ('entries', 'search', 'search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config');
            PRAGMA writable_schema = RESET;
            """);
        using (var transaction = _connection.BeginTransaction(deferred: false))
        {
            using var create = Prepared.On(_connection, HistorySchema.Entries);
            Prepared.Execute(create, transaction);
            Note(transaction, 1);
            transaction.Commit();
        }
        _entries = new EntryTable(_connection);
        Reached(1);
    }

    public void Dispose() => _entries.Dispose();
}
