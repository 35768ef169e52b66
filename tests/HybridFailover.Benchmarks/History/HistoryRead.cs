using System.Diagnostics;
using System.Globalization;
using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Benchmarks.Reporting;

namespace HybridFailover.Benchmarks.History;

/// <summary>How long a monitor takes to show a page of a long history, with its count, as its API answers it.</summary>
internal static class HistoryRead
{
    private const double MostMilliseconds = 50, MostForText = 200;

    private static readonly string[] Filters =
    [
        "", "trigger=automatic", "trigger=drill", "result=done", "result=failed", "result=open", "result=refused", "actor=operator7", "actor=nobody", "path=vpn", "path=lte", "type=transition", "type=command",
        "type=configuration-changed", "minDuration=3s", "minDuration=1h", "needsReview=true", "needsReview=false", "trigger=manual&result=failed&path=vpn&minDuration=1s",
    ];

    private static readonly string[] Texts = ["carrier", "c", "short", "case4711", "carrier case1", "CHG-1", "S0007-2026", "maint fib", "case4711 case4712", "nothing like this"];

    public static async Task RunAsync(Bench bench)
    {
        await using var scene = await HistoryMonitor.StartAsync(bench);
        var records = bench.History.Records.ToString("N0", CultureInfo.InvariantCulture);
        var first = await P95Async(bench, scene, _ => "limit=50");
        bench.Table.Add($"first page of 50 of {records} records with evidence, with its count: p95", Words(first), $"≤ {MostMilliseconds:0} ms", first <= MostMilliseconds);

        var filtered = new List<(string What, double P95)>();
        foreach (var filter in Filters) filtered.Add((filter.Length == 0 ? "alone" : filter, await P95Async(bench, scene, random => $"{Range(bench, random)}&{filter}".TrimEnd('&'))));
        Report(bench, "the same with site and range, the slowest of the filters: p95", filtered, MostMilliseconds);

        var texts = new List<(string What, double P95)>();
        foreach (var text in Texts)
        {
            texts.Add((text, await P95Async(bench, scene, _ => $"text={Uri.EscapeDataString(text)}")));
            texts.Add(($"{text}, site and range", await P95Async(bench, scene, random => $"text={Uri.EscapeDataString(text)}&{Range(bench, random)}")));
        }
        Report(bench, "the same by free text, the slowest: p95", texts, MostForText);
    }

    private static void Report(Bench bench, string what, List<(string What, double P95)> all, double most)
    {
        foreach (var (each, time) in all) bench.Table.Remark($"  {each}: {Words(time)}");
        var (slowest, p95) = all.MaxBy(each => each.P95);
        bench.Table.Add(what, $"{Words(p95)} ({slowest}); median of all {Words(all.Select(each => each.P95).Median())}", $"≤ {most:0} ms", p95 <= most);
    }

    /// <summary>A site, and from a day to the whole year.</summary>
    private static string Range(Bench bench, Random random)
    {
        var whole = HistoryStory.End(bench.History.Records) - HistoryStory.Begin;
        var length = whole * Math.Pow(random.NextDouble(), 2);
        var from = HistoryStory.Begin + (whole - length) * random.NextDouble();
        return string.Create(CultureInfo.InvariantCulture, $"site={LoopbackFleet.Code(random.Next(HistoryStory.SiteCount))}&from={from:yyyy-MM-dd'T'HH:mm:ss'Z'}&to={from + length:yyyy-MM-dd'T'HH:mm:ss'Z'}");
    }

    private static async Task<double> P95Async(Bench bench, HistoryMonitor scene, Func<Random, string> query)
    {
        var times = new List<double>();
        for (var run = -3; run < bench.Settings.Times(60, 20); run++)
        {
            var address = "/api/v1/audit?" + query(bench.Random);
            var began = Stopwatch.GetTimestamp();
            await scene.Monitor.Api.DrainAsync(address, bench.Cancel);
            if (run >= 0) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return times.Quantile(0.95);
    }

    private static string Words(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");
}
