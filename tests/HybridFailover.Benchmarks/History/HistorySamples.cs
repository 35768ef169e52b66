using System.Globalization;
using HybridFailover.Benchmarks.Probing;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Benchmarks.History;

/// <summary>
/// Samples of 1,000 sites with 2 paths each, a row a second and path, spread over the second as the prober spreads them, into a real file, against the clock. Rows are
/// deleted again after 20 s, so that most of the time as many go as come: the steady state, which is otherwise reached after a day.
/// </summary>
internal static class HistorySamples
{
    private const int Paths = 2_000;
    private const int Ticks = 100;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);
    private static readonly Retention Keep = new() { Seconds = TimeSpan.FromSeconds(20), Minutes = TimeSpan.FromDays(400) };

    public static async Task RunAsync(Bench bench)
    {
        var folder = Directory.CreateTempSubdirectory("hf-bench-history-");
        try
        {
            var database = Path.Combine(folder.FullName, "history.db");
            var clock = new Clock(TimeProvider.System);
            var queue = new SampleQueue();
            var store = new HistoryStore(database, Path.Combine(folder.FullName, "spill"), clock, NullLogger<HistoryStore>.Instance, queue, () => Keep);
            await using (store)
            {
                using var ended = new CancellationTokenSource();
                var records = RecordsBesideAsync(store, clock, ended.Token);
                var measured = Measure(bench, queue, database, clock);
                await ended.CancelAsync();
                Report(bench.Table, measured, queue.Dropped, await records);
            }
            SamplingCost.Report(bench.Table, Paths);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static Measured Measure(Bench bench, SampleQueue queue, string database, Clock clock)
    {
        var stream = new SampleStream(Paths);
        var span = bench.Settings.For(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10));
        var (lags, complete) = (new List<double>(), new Queue<(long Second, TimeSpan At)>());
        var (start, processor, rows) = (clock.Now, TimeSpan.Zero, 0L);
        var first = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        SqliteConnection? reader = null;
        for (var tick = 0; clock.Now - start < Warm + span; tick++)
        {
            bench.Cancel.ThrowIfCancellationRequested();
            var (second, part) = (first + tick / Ticks, tick % Ticks);
            for (var path = part * Paths / Ticks; path < (part + 1) * Paths / Ticks; path++)
            {
                queue.Add(stream.Second(path, second));
                if (second % 60 == path % 60) queue.Add(stream.Minute(path, second / 60));
                if (path % 100 == second % 100) queue.Add(stream.Run(path, DateTimeOffset.FromUnixTimeSeconds(second)));
                rows++;
            }
            if (part == Ticks - 1) complete.Enqueue((second, clock.Now));
            if (processor == TimeSpan.Zero && clock.Now - start >= Warm)
            {
                (processor, rows) = (ProcessorTime.OfThisProcess, 0);
                complete.Clear();
                reader = HistoryDatabase.OpenToRead(database);
            }
            if (reader is not null && tick % 5 == 0) Look(reader, complete, lags, clock);
            var wait = start + (tick + 1) * TimeSpan.FromSeconds(1) / Ticks - clock.Now;
            if (wait > TimeSpan.Zero) Thread.Sleep(wait);
        }
        var kept = Scalar(reader!, "SELECT count(*) FROM seconds");
        reader!.Dispose();
        return new Measured((ProcessorTime.OfThisProcess - processor) / span, lags, rows / span.TotalSeconds, kept);
    }

    private static long Scalar(SqliteConnection reader, string sql)
    {
        using var command = reader.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>What appending a record takes meanwhile, until it is on disk: ten a second.</summary>
    private static async Task<List<double>> RecordsBesideAsync(HistoryStore store, Clock clock, CancellationToken ended)
    {
        var took = new List<double>();
        var warm = clock.Now + Warm;
        for (var number = 0; !ended.IsCancellationRequested; number++)
        {
            await Task.Delay(100, CancellationToken.None);
            var from = clock.Now;
            await store.AppendAsync(EventContent.Of(AuditEntry.Program, AuditKind.ProgramStarted, DateTimeOffset.UtcNow, $"record {number}"));
            if (from >= warm) took.Add((clock.Now - from).TotalMilliseconds);
        }
        return took;
    }

    /// <summary>From the moment in which the last row of a second was handed over until the whole second can be read from the file.</summary>
    private static void Look(SqliteConnection reader, Queue<(long Second, TimeSpan At)> complete, List<double> lags, Clock clock)
    {
        while (complete.TryPeek(out var next))
        {
            if (Scalar(reader, $"SELECT count(*) FROM seconds WHERE at = {next.Second}") < Paths) return;
            lags.Add((clock.Now - next.At).TotalSeconds);
            complete.Dequeue();
        }
    }

    private static void Report(Table table, Measured measured, long dropped, List<double> records)
    {
        var culture = CultureInfo.InvariantCulture;
        table.Add("samples of 1,000 sites × 2 paths kept, processor of the whole process",
            string.Create(culture, $"{measured.Share:0.0 %} of a core at {measured.Rows:0} rows a second, of which {measured.Kept} stand, {dropped} dropped"), "10 % of a core", measured.Share <= 0.10 && dropped == 0);
        var most = measured.Lags.Count == 0 ? double.PositiveInfinity : measured.Lags.Max();
        table.Add("until they can be read from the file",
            string.Create(culture, $"median {measured.Lags.DefaultIfEmpty(double.PositiveInfinity).Median():0.00} s, at most {most:0.00} s, {measured.Lags.Count} seconds"), "2 s", most <= 2);
        table.Add("a record beside them on disk", string.Create(culture, $"median {records.Median():0.0} ms, 99 % within {records.Quantile(0.99):0.0} ms, at most {records.Max():0.0} ms"), "50 ms (p99)", records.Quantile(0.99) <= 50);
    }

    /// <param name="Share">Of a core.</param>
    /// <param name="Lags">Seconds, one for each second of samples.</param>
    /// <param name="Rows">A second.</param>
    /// <param name="Kept">Rows in the file at the end.</param>
    private sealed record Measured(double Share, List<double> Lags, double Rows, long Kept);
}
