using HybridFailover.Engine.Sites;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>What to do when files of the database are deleted, moved or replaced while they are open, and what is said of it.</summary>
internal sealed partial class LostDatabase(string path, Clock clock, ILogger log)
{
    /// <summary>Before the database is opened: a log without its database holds records that SQLite would throw away.</summary>
    public void KeepLeftLog()
    {
        if (File.Exists(path) || !File.Exists(path + "-wal") || new FileInfo(path + "-wal").Length == 0) return;
        var kept = KeptName.Free(path, "left", clock.UtcNow);
        File.Move(path + "-wal", kept + "-wal");
        Log.LeftLog(log, path, kept + "-wal");
    }

    /// <summary>Puts into the database what is only in a log that has lost its name.</summary>
    /// <exception cref="SqliteException">It can't yet; the writer must stay.</exception>
    public void SaveLog(HistoryWriter writer)
    {
        writer.Checkpoint();
        Log.LogLost(log, path);
    }

    /// <summary>Copies a database that has lost its name out of the open file, and puts it back where it belongs, if nothing else is there.</summary>
    /// <returns>Done: the writer is of no more use.</returns>
    /// <exception cref="SqliteException">It can't yet; the writer must stay, its open file is all that there is of the history.</exception>
    /// <exception cref="IOException">The same.</exception>
    public void Save(HistoryWriter writer)
    {
        var copy = KeptName.Free(path, "rescued", clock.UtcNow);
        try
        {
            writer.CopyTo(copy);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is 11 or 26)
        {
            GiveUp(writer);
            return;
        }
        writer.Dispose();
        if (File.Exists(path))
        {
            Log.Replaced(log, path, copy);
            return;
        }
        // What a deleted database left behind does not fit its copy.
        foreach (var rest in (string[])[path + "-wal", path + "-shm"]) File.Delete(rest);
        File.Move(copy, path);
        Log.Rescued(log, path);
    }

    // Damaged, and taken away as people are told to: nothing of it comes back by itself.
    private void GiveUp(HistoryWriter writer)
    {
        var kept = KeptName.Free(path, "damaged", clock.UtcNow);
        var isCopied = writer.Files.TryCopyNameless(kept);
        var last = writer.LastWrittenAt is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC" : "before this start";
        try { writer.Dispose(); }
        catch (SqliteException) { } // it is damaged
        if (isCopied) Log.DamagedAndDeleted(log, path, kept, last);
        else Log.DamagedAndMoved(log, path, last);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Path} was deleted or moved while it was open. It is there again, with everything that was written to it")]
        public static partial void Rescued(ILogger log, string path);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Path} was replaced by another file while it was open. What had been written is kept as {Copy}; from now on the file that is there is written")]
        public static partial void Replaced(ILogger log, string path, string copy);

        [LoggerMessage(Level = LogLevel.Error, Message = "The log beside {Path} was deleted or replaced while it was open. Everything that was written is in the database")]
        public static partial void LogLost(ILogger log, string path);

        [LoggerMessage(Level = LogLevel.Error, Message = "There is no {Path}, and a log of one: its last records are kept as {Kept}. To have them back, put the database and this log together under one name")]
        public static partial void LeftLog(ILogger log, string path, string kept);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Path} was damaged, and is not there any more. Records that were written to it, the last one at {Last}, are only in the file that was moved away; what waits is written to the file that is there now, or to a new one")]
        public static partial void DamagedAndMoved(ILogger log, string path, string last);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Path} was damaged and deleted. What is left of it, with records up to {Last}, is kept as {Kept}; what waits is written to the file that is there now, or to a new one")]
        public static partial void DamagedAndDeleted(ILogger log, string path, string kept, string last);
    }
}
