using System.Globalization;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Benchmarks.History;

/// <summary>
/// The file after a year of one site with 2 paths: every minute of it, a run of lost rounds every ten minutes and path, and the seconds as their retention leaves them,
/// written and trimmed by the product's own code, as fast as it goes. Transitions and their evidence are not in it: some 30 kB each.
/// </summary>
internal static class HistorySize
{
    public static Task RunAsync(Bench bench)
    {
        var folder = Directory.CreateTempSubdirectory("hf-bench-history-");
        try
        {
            var days = bench.Settings.Times(365, 10);
            var path = Path.Combine(folder.FullName, "history.db");
            using (var connection = HistoryDatabase.OpenToWrite(path, out _))
            {
                // What is asked is how much is written, not how safely: the same pages, without waiting for the disk.
                HistoryDatabase.Execute(connection, "PRAGMA synchronous = OFF");
                Fill(connection, days, bench.Cancel);
                HistoryDatabase.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
                Report(bench.Table, connection, new FileInfo(path).Length, days);
            }
            return Task.CompletedTask;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static void Fill(SqliteConnection connection, int days, CancellationToken cancel)
    {
        var (stream, keep) = (new SampleStream(2), new Retention());
        using var tables = new SampleTables(connection);
        var time = new VirtualTime();
        using var trim = new SampleTrim(connection, new Clock(time));
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var batch = new SampleBatch(1_000);
        for (var minute = 0L; minute < days * 1_440L; minute++)
        {
            var at = start.AddMinutes(minute);
            for (var path = 0; path < stream.Paths; path++)
            {
                batch.Minutes.Add(stream.Minute(path, at.ToUnixTimeSeconds() / 60));
                if (minute % 10 == path) batch.Runs.Add(stream.Run(path, at));
                // Two days of seconds, of which one is deleted again, leave the pages as a year of it would.
                if (minute >= (days - 2) * 1_440L)
                    for (var second = 0; second < 60; second++) batch.Seconds.Add(stream.Second(path, at.ToUnixTimeSeconds() + second));
            }
            if (minute % 5 != 4) continue;
            cancel.ThrowIfCancellationRequested();
            using (var transaction = connection.BeginTransaction())
            {
                tables.Write(transaction, batch);
                transaction.Commit();
            }
            batch.Clear();
            time.Minutes = minute;
            while (trim.Step(keep, at)) { }
        }
    }

    private static void Report(Table table, SqliteConnection connection, long bytes, int days)
    {
        long Count(string name)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {name}";
            return (long)command.ExecuteScalar()!;
        }
        table.Add($"size on disk of {days} days of one site, 2 paths, default retention",
            string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB ({Count("minutes")} minutes, {Count("seconds")} seconds, {Count("runs")} runs)"), "stated");
    }

    private sealed class VirtualTime : TimeProvider
    {
        public long Minutes { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Minutes * 60;
    }
}
