using System.Diagnostics;
using System.Globalization;
using HybridFailover.Benchmarks.Footprint;

namespace HybridFailover.Benchmarks.History;

/// <summary>How fast a monitor writes a long history out, and what it takes of the machine's memory while it does.</summary>
internal static class HistoryExport
{
    private const double LeastRows = 80_000, MostMegabytes = 50;

    public static async Task RunAsync(Bench bench)
    {
        await using var scene = await HistoryMonitor.StartAsync(bench);
        await Task.Delay(TimeSpan.FromSeconds(5), bench.Cancel); // what the start made is collected
        var records = bench.History.Records.ToString("N0", CultureInfo.InvariantCulture);
        foreach (var (name, query) in ((string, string)[])[("CSV", "format=csv"), ("NDJSON", "format=ndjson")])
        {
            var (rows, megabytes, words) = await ExportAsync(scene, query, bench.Cancel);
            bench.Table.Add($"export of {records} records as {name}", words, $"≥ {LeastRows:N0} rows a second", rows >= LeastRows);
            bench.Table.Add($"the same: resident memory grows", string.Create(CultureInfo.InvariantCulture, $"{megabytes:0} MB"), $"≤ {MostMegabytes:0} MB", megabytes <= MostMegabytes);
        }
        bench.Table.Add($"export of {records} records as NDJSON with evidence", (await ExportAsync(scene, "format=ndjson&evidence=true", bench.Cancel)).Words);
        bench.Table.Add("export of the transitions alone, with a filter", (await ExportAsync(scene, "format=ndjson&type=transition", bench.Cancel)).Words);
    }

    private static async Task<(double Rows, double Megabytes, string Words)> ExportAsync(HistoryMonitor scene, string query, CancellationToken cancel)
    {
        var (before, most) = (ProcessUse.Of(scene.Monitor.Id).ResidentMegabytes, 0.0);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watching = Task.Run(async () =>
        {
            for (; !ended.IsCancellationRequested; await Task.Delay(50, CancellationToken.None)) most = Math.Max(most, ProcessUse.Of(scene.Monitor.Id).ResidentMegabytes);
        }, CancellationToken.None);
        var began = Stopwatch.GetTimestamp();
        var (bytes, records) = await scene.Monitor.Api.DrainAsync("/api/v1/audit/export?" + query, cancel);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await ended.CancelAsync();
        await watching;
        return (records / took, most - before, string.Create(CultureInfo.InvariantCulture, $"{records / took:N0} rows a second ({records:N0} rows and {bytes / 1e6:N0} MB in {took:0.0} s)"));
    }
}
