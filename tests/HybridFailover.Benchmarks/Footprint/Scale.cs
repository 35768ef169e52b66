using System.Globalization;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Routes;

namespace HybridFailover.Benchmarks.Footprint;

/// <summary>A thousand sites of two paths of two targets each, one round a second, in one monitor: what it takes of the machine in steady state.</summary>
internal static class Scale
{
    private const int Sites = 1000;
    private const double MostMegabytes = 300, MostOfACore = 0.25;

    public static async Task RunAsync(Bench bench)
    {
        await using var endpoint = await RoutesProcess.StartAsync(Sites, 1, bench.Cancel);
        var program = await bench.Published.FileAsync(bench.Cancel);
        await using var monitor = RunningMonitor.Start(
            LoopbackFleet.Configuration(endpoint.Url, Sites, 1, 1, ("Interval", "00:00:01"), ("Timeout", "00:00:01"), ("ConfirmInterval", "00:00:00.2")),
            config => LoopbackFleet.Program(program, config));
        await monitor.UntilReadyAsync(TimeSpan.FromSeconds(60), bench.Cancel);
        bench.Table.Remark($"ready after {(DateTimeOffset.UtcNow - monitor.StartedAt).TotalSeconds:0.0} s");
        // Every path has then been judged and rehearsed, the quality windows are full, and what the start made is collected.
        await Task.Delay(bench.Settings.For(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20)), bench.Cancel);

        var length = bench.Settings.For(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20));
        var (before, sentBefore, beganAt) = (ProcessUse.Of(monitor.Id), await SentAsync(monitor, bench.Cancel), DateTimeOffset.UtcNow);
        await Task.Delay(length, bench.Cancel);
        var (after, sentAfter, took) = (ProcessUse.Of(monitor.Id), await SentAsync(monitor, bench.Cancel), DateTimeOffset.UtcNow - beganAt);
        var rate = Sites * (sentAfter - sentBefore) / took.TotalSeconds;
        if (rate < 3900) throw new InvalidOperationException($"Only {rate:0} probes a second were sent: this says nothing.");
        var core = (after.Processor - before.Processor) / took;
        bench.Table.Add(
            "1,000 sites, 2 paths, 2 targets, one round a second: resident memory",
            string.Create(CultureInfo.InvariantCulture, $"{after.ResidentMegabytes:0} MB (peak {after.PeakMegabytes:0})"), $"≤ {MostMegabytes:0} MB", after.ResidentMegabytes <= MostMegabytes);
        bench.Table.Add(
            $"the same: processor time over {length.TotalSeconds:0} s",
            string.Create(CultureInfo.InvariantCulture, $"{core * 100:0.0} % of one core, {rate:0} probes a second"), $"≤ {MostOfACore * 100:0} %", core <= MostOfACore);
    }

    /// <summary>Probes of one site, which stands for all: they have the same pace.</summary>
    private static async Task<long> SentAsync(RunningMonitor monitor, CancellationToken cancel) =>
        (await monitor.Api.SiteAsync(LoopbackFleet.Code(0), cancel))["paths"]!.AsArray().Sum(path => (long)path!["figures"]!["sent"]!);
}
