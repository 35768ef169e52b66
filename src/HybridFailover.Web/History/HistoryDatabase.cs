using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HybridFailover.Web.History;

/// <summary>Opens the database file: to write, once in a process, and to read.</summary>
internal static class HistoryDatabase
{
    /// <summary>Opens it for the writer, makes it if it is not there, and brings it to this program's schema.</summary>
    /// <param name="isNew">It was not there, or empty.</param>
    /// <exception cref="SqliteException">The file can't be opened, read or migrated.</exception>
    /// <exception cref="NewerSchemaException">A newer program made it.</exception>
    /// <exception cref="SecondNameException">It has a hard link.</exception>
    public static SqliteConnection OpenToWrite(string path, out bool isNew)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 1, // seconds that another process's lock is waited for; then records wait in the spill file
        }.ToString());
        try
        {
            MakePrivate(path);
            // SQLite keeps a log beside the name that it was given: by two names, two programs would each write what the other one never reads.
            if (FileIdentity.TryRead(path, out var file) && file is { Links: > 1 and var names }) throw new SecondNameException(path, names);
            connection.Open();
            // Full: a record that was acknowledged survives a power failure, too. Recursive triggers: REPLACE can't delete a record unseen.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864");
            var applied = Applied(connection);
            isNew = applied.Count == 0;
            if (applied.FirstOrDefault(migration => !HistoryContext.Migrations.Contains(migration)) is { } unknown) throw new NewerSchemaException(path, unknown);
            if (applied.Count < HistoryContext.Migrations.Count) Migrate(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens it to read only, beside a monitor that writes it.</summary>
    /// <exception cref="SqliteException">The file can't be opened.</exception>
    public static SqliteConnection OpenToRead(string path, bool pooled = false)
    {
        var connection = new SqliteConnection(ToRead(path, pooled));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The file was replaced: pooled readers would go on reading the one that has no name any more.</summary>
    public static void ForgetReaders(string path)
    {
        using var connection = new SqliteConnection(ToRead(path, pooled: true));
        SqliteConnection.ClearPool(connection);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // The files beside it get its mode.
    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path)) return;
        try
        {
            OwnersFile.Make(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Opening it says why, in SQLite's words.
        }
    }

    private static string ToRead(string path, bool pooled) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = pooled, DefaultTimeout = 5 }.ToString();

    private static List<string> Applied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (command.ExecuteScalar() is null) return [];
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";
        using var reader = command.ExecuteReader();
        var applied = new List<string>();
        while (reader.Read()) applied.Add(reader.GetString(0));
        return applied;
    }

    private static void Migrate(SqliteConnection connection)
    {
        // EF's lock stays behind when a program is killed while it migrates, and would be waited for without an end. The data directory's lock is held: nobody else migrates.
        Execute(connection, "DROP TABLE IF EXISTS __EFMigrationsLock");
        using var context = HistoryContext.On(connection);
        context.Database.Migrate();
    }
}
