using HybridFailover.Engine.Sites;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>
/// Deletes the samples that are older than they are kept for, in steps of a few milliseconds: seconds every few seconds, as they lie together;
/// minutes and runs once an hour, path by path.
/// </summary>
internal sealed class SampleTrim(SqliteConnection connection, Clock clock) : IDisposable
{
    private static readonly TimeSpan SecondsEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PathsEvery = TimeSpan.FromHours(1);

    private readonly SqliteCommand _boundary = Prepared.On(connection, "SELECT at, path FROM seconds WHERE at < $before ORDER BY at, path LIMIT 1 OFFSET $rows", "$before", "$rows");
    private readonly SqliteCommand _lastSeconds = Prepared.On(connection, "DELETE FROM seconds WHERE at < $before", "$before");
    private readonly SqliteCommand _someSeconds = Prepared.On(connection, "DELETE FROM seconds WHERE (at, path) < ($at, $path)", "$at", "$path");
    private readonly SqliteCommand _nextPath = Prepared.On(connection, "SELECT id FROM paths WHERE id > $last ORDER BY id LIMIT 1", "$last");
    private readonly SqliteCommand _minutes = OfPath(connection, "minutes");
    private readonly SqliteCommand _runs = OfPath(connection, "runs");
    private int _rows = StepSize.First;
    private TimeSpan _secondsDue;
    private TimeSpan _pathsDue;
    private long _path;

    /// <summary>One step, in a transaction of its own.</summary>
    /// <param name="now">UTC.</param>
    /// <returns>False: there was nothing to do, and nothing will be for some seconds.</returns>
    public bool Step(Retention keep, DateTimeOffset now)
    {
        var start = clock.Now;
        if (start < _secondsDue && start < _pathsDue) return false;
        int done;
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            if (start >= _secondsDue)
            {
                done = TrimSeconds(transaction, (now - keep.Seconds).ToUnixTimeSeconds());
                if (done < _rows) _secondsDue = start + SecondsEvery;
            }
            else done = TrimPaths(transaction, now - keep.Minutes, start);
            transaction.Commit();
        }
        _rows = StepSize.Next(_rows, done, clock.Now - start);
        return true;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_boundary, _lastSeconds, _someSeconds, _nextPath, _minutes, _runs]) command.Dispose();
    }

    private int TrimSeconds(SqliteTransaction transaction, long before)
    {
        (_boundary.Transaction, _boundary.Parameters[0].Value, _boundary.Parameters[1].Value) = (transaction, before, _rows);
        (long At, long Path)? boundary = null;
        using (var reader = _boundary.ExecuteReader())
            if (reader.Read()) boundary = (reader.GetInt64(0), reader.GetInt64(1));
        return boundary is { } some ? Prepared.Execute(_someSeconds, transaction, some.At, some.Path) : Prepared.Execute(_lastSeconds, transaction, before);
    }

    private int TrimPaths(SqliteTransaction transaction, DateTimeOffset before, TimeSpan start)
    {
        var done = 0;
        while (done < _rows && clock.Now - start < StepSize.Aim)
        {
            if (Prepared.Scalar(_nextPath, transaction, _path) is not long path)
            {
                (_pathsDue, _path) = (start + PathsEvery, 0);
                break;
            }
            var left = _rows - done;
            var deleted = Prepared.Execute(_minutes, transaction, path, before.ToUnixTimeSeconds() / 60, left);
            if (deleted < left) deleted += Prepared.Execute(_runs, transaction, path, before.UtcTicks, left - deleted);
            if (deleted < left) _path = path; // there is no more of it: the next one
            done += deleted;
        }
        return done;
    }

    private static SqliteCommand OfPath(SqliteConnection connection, string table) => Prepared.On(connection,
        $"DELETE FROM {table} WHERE path = $path AND at < coalesce((SELECT at FROM {table} WHERE path = $path AND at < $before ORDER BY at LIMIT 1 OFFSET $rows), $before)",
        "$path", "$before", "$rows");
}
