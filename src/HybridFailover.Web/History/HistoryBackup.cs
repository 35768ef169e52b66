using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>SQLite's online backup: a consistent copy of a database that is being written.</summary>
internal static class HistoryBackup
{
    /// <summary>Writes beside the name, and gives the name when the copy is whole.</summary>
    /// <exception cref="SqliteException">The database can't be read, or the copy not be written.</exception>
    public static void Write(string database, string file)
    {
        var beside = file + ".part";
        File.Delete(beside);
        try
        {
            // What is in it is for those who may read the monitor's.
            OwnersFile.Make(beside);
            using (var from = HistoryDatabase.OpenToRead(database))
            using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = beside, Pooling = false }.ToString()))
            {
                to.Open();
                from.BackupDatabase(to);
                // One file, without a log beside it that could be forgotten.
                HistoryDatabase.Execute(to, "PRAGMA journal_mode = DELETE");
            }
            File.Move(beside, file);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
