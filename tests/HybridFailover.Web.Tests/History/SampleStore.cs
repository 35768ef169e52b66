using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.Tests.History;

/// <summary>A database in a folder of its own, written as the writer does it, and samples for it.</summary>
internal sealed class SampleStore : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-samples-");
    private readonly SampleTables _tables;

    public SampleStore()
    {
        DatabasePath = Path.Combine(_folder.FullName, "history.db");
        Connection = HistoryDatabase.OpenToWrite(DatabasePath, out _);
        _tables = new SampleTables(Connection);
    }

    public string DatabasePath { get; }
    public SqliteConnection Connection { get; }

    public static PathSecond Second(double at, string path = "dx", int sent = 5, uint median = 2_000, string site = "LAX1") =>
        new(site, path, Start.AddSeconds(at).ToUnixTimeSeconds(), sent, 1, 2, 3, median == 0 ? 0 : median - 1, median, median == 0 ? 0 : median + 1);

    public static PathMinute Minute(double at, string path = "dx", int sent = 300) =>
        new("LAX1", path, Start.AddMinutes(at).ToUnixTimeSeconds() / 60, sent, 1, 2, 3, 10, 20, 30, 40, 50, 60, 70, 80);

    public static LossRun Run(double at, double length, int rounds, LossKind kind = LossKind.Lost, string path = "dx") =>
        new("LAX1", path, Start.AddSeconds(at), TimeSpan.FromSeconds(length), rounds, kind);

    public SampleStore Write(params PathSecond[] seconds) => Write(batch => batch.Seconds.AddRange(seconds));

    public SampleStore Write(params PathMinute[] minutes) => Write(batch => batch.Minutes.AddRange(minutes));

    public SampleStore Write(params LossRun[] runs) => Write(batch => batch.Runs.AddRange(runs));

    public long Count(string table)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Everything of a path, or a page of it.</summary>
    public SamplePage Read(SampleResolution resolution, double from = -86_400, double to = 86_400, string? path = "dx", int limit = 10_000) =>
        Read(new SampleQuery("LAX1", path, Start.AddSeconds(from), Start.AddSeconds(to), resolution, limit))!;

    public SamplePage? Read(SampleQuery query) => ReadIn(DatabasePath, query);

    public static SamplePage? ReadIn(string database, SampleQuery query)
    {
        using var connection = HistoryDatabase.OpenToRead(database);
        return SampleReader.Read(connection, query);
    }

    public void Dispose()
    {
        _tables.Dispose();
        Connection.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private SampleStore Write(Action<SampleBatch> fill)
    {
        var batch = new SampleBatch(100_000);
        fill(batch);
        using var transaction = Connection.BeginTransaction();
        _tables.Write(transaction, batch);
        transaction.Commit();
        return this;
    }
}
