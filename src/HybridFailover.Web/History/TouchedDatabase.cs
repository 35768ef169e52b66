using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>
/// What to do when somebody else wrote to the open database file, as a copy over it does (<c>cp other.db history.db</c>): SQLite does not notice,
/// and would put its log's pages of the old database into the new one.
/// </summary>
internal sealed partial class TouchedDatabase(string path, Clock clock, ILogger log)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private static readonly string[] Truth = ["sqlite_schema", "records", "evidence", "paths", "seconds", "minutes", "runs"];

    /// <summary>Waits until nothing is half copied any more.</summary>
    /// <param name="stopping">The program ends; the wait does, too.</param>
    public void WaitUntilQuiet(ManualResetEventSlim stopping)
    {
        FileStamp? seen;
        do seen = FileStamp.Of(path);
        while (!stopping.Wait(Quiet) && FileStamp.Of(path) != seen);
    }

    /// <summary>Looks at what the file is now, and closes it in the way that fits.</summary>
    /// <returns>For the history: what happened to it; null: every record is where it was.</returns>
    /// <exception cref="SqliteException">It can't be read for now; it is still open.</exception>
    /// <exception cref="IOException">Its log can't be moved; it is still open.</exception>
    public string? Close(HistoryWriter writer)
    {
        if (Misfit(writer.Heads) is { } misfit)
        {
            var kept = misfit.IsSound ? null : KeepLog(writer);
            writer.Dispose();
            if (kept is not null) Log.Mixed(log, path, misfit.Sentence, kept);
            else Log.Overwritten(log, path, misfit.Sentence);
            return $"the database {path} was overwritten by another program while it was open: {misfit.Sentence}";
        }
        writer.Dispose();
        Log.Whole(log, path);
        return null;
    }

    /// <returns>Null: it is sound, and has every chain's last record. Else whether it is sound, with the log beside it.</returns>
    private (bool IsSound, string Sentence)? Misfit(IReadOnlyCollection<ChainHead> heads)
    {
        // Not opened: SQLite deletes the log beside an empty database.
        if (FileStamp.Of(path) is { Length: 0 }) return (false, "it is empty");
        try
        {
            using var connection = HistoryDatabase.OpenToRead(path); // one that has nothing of the old file in memory
            foreach (var table in Truth)
            {
                using var check = Prepared.On(connection, $"PRAGMA quick_check('{table}')");
                if (Prepared.Scalar(check, null) as string is not "ok" and var fault) return (false, $"{table} is damaged ({fault})");
            }
            using var has = Prepared.On(connection, "SELECT 1 FROM records WHERE chain = $chain AND sequence = $sequence AND hash = $hash", "$chain", "$sequence", "$hash");
            return heads.FirstOrDefault(head => Prepared.Scalar(has, null, head.Chain, head.Sequence, Convert.FromHexString(head.Hash)) is null) is { } missing
                ? (true, $"it does not have the record {HeadText.Of(missing)} any more") : null;
        }
        catch (SqliteException failure) when (EntryIndex.MayCause(failure))
        {
            return (false, StoreTrouble.Words(failure));
        }
    }

    // The log is that of the database that was overwritten: in the one that is there now its pages would destroy what they meet.
    /// <returns>Its new name; null: it had none any more.</returns>
    private string? KeepLog(HistoryWriter writer)
    {
        writer.KeepFromCheckpoint();
        var kept = File.Exists(path + "-wal") ? KeptName.Free(path, "overwritten", clock.UtcNow) + "-wal" : null;
        if (kept is not null) File.Move(path + "-wal", kept);
        File.Delete(path + "-shm");
        return kept;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} was written by another program while it was open. It is sound, and has every chain's last record")]
        public static partial void Whole(ILogger log, string path);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Path} was overwritten by another program while it was open: {Misfit}. From now on what is there is written; records that are not in it are only in a backup. Compare it with a head that was noted (hybridfailover audit verify --head)")]
        public static partial void Overwritten(ILogger log, string path, string misfit);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Path} was overwritten by another program while it was open: {Misfit}. Its log does not fit what is there now, and is kept as {Kept}: to have its records back, put a copy of the old database and this log together under one name. From now on what is there is written. Compare it with a head that was noted (hybridfailover audit verify --head)")]
        public static partial void Mixed(ILogger log, string path, string misfit, string kept);
    }
}
