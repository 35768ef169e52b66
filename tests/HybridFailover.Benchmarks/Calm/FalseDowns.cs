using System.Diagnostics;
using System.Text.Json.Nodes;
using HybridFailover.Benchmarks.Cuts;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.Calm;

/// <summary>Nothing is cut, and other work keeps every core busy: how often a path is taken for dead all the same.</summary>
internal static class FalseDowns
{
    private const int LoopsPerCore = 2;

    public static async Task RunAsync(Bench bench)
    {
        var length = bench.Settings.For(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        if (bench.Settings.Arguments is [var minutes, ..] && double.TryParse(minutes, out var given)) length = TimeSpan.FromMinutes(given);
        await using var lab = await CutLab.UpAsync(bench.Cancel);
        await using var monitor = lab.Monitor(await bench.Published.FileAsync(bench.Cancel), Preset.Fast);
        await CutLab.UntilWellAsync(monitor, bench.Cancel);
        using var busy = new BusyLoops(Environment.ProcessorCount * LoopsPerCore);
        var (downs, ills) = (new HashSet<string>(), new HashSet<string>());
        JsonNode site;
        var began = Stopwatch.GetTimestamp();
        do
        {
            // A path that was down stays so for its UpAfter rounds, two seconds: none is missed.
            await Task.Delay(500, bench.Cancel);
            site = await monitor.Api.SiteAsync(CutLab.Site.Code, bench.Cancel);
            foreach (var path in site["paths"]!.AsArray())
                if ((string)path!["verdict"]! == "down" && downs.Add($"{path["name"]} {path["verdictSince"]}")) bench.Table.Remark($"  {path["name"]} down: {path["sentence"]}");
            if ((string?)site["monitorIll"] is { } ill && ills.Add(ill)) bench.Table.Remark($"  {ill}");
        } while (Stopwatch.GetElapsedTime(began) < length);
        foreach (var transition in await monitor.Api.TransitionsAsync(bench.Cancel))
            if (downs.Add($"transition {transition!["id"]}")) bench.Table.Remark($"  {transition["cause"]}");

        var figures = site["paths"]!.AsArray().Select(path => path!["figures"]!).ToList();
        long Sum(string name) => figures.Sum(each => (long)each[name]!);
        bench.Table.Add(
            $"false `down`s in {length.TotalMinutes:0.#} min without a cut, `fast`, {Environment.ProcessorCount * LoopsPerCore} busy loops on {Environment.ProcessorCount} cores",
            $"{downs.Count} ({Sum("sent")} probes, {Sum("lost")} lost, {Sum("late")} late, {Sum("void")} void)", "0", downs.Count == 0);
    }
}
