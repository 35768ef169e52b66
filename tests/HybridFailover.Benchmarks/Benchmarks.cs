using HybridFailover.Benchmarks.Calm;
using HybridFailover.Benchmarks.Cuts;
using HybridFailover.Benchmarks.Dashboard;
using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Benchmarks.History;
using HybridFailover.Benchmarks.Probing;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Benchmarks.Routes;

namespace HybridFailover.Benchmarks;

/// <summary>What a benchmark is given.</summary>
/// <param name="Published">The monitor as people run it: published once, for all benchmarks of a run.</param>
/// <param name="History">A long history: made once, for all benchmarks of a run.</param>
internal sealed record Bench(Table Table, Settings Settings, PublishedMonitor Published, FilledHistory History, CancellationToken Cancel)
{
    /// <summary>For moments that have nothing to do with anybody's rhythm; the same ones in every run.</summary>
    public Random Random { get; } = new(1);
}

/// <summary>All of them. Each writes rows of one table; one that can't be carried out says why in its row, and the next one runs.</summary>
internal static class Benchmarks
{
    /// <summary>Far beyond what any of them takes: one that hangs ends.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <summary>Takes hours: run by its name, and not with all others.</summary>
    public const string Soak = "page-soak";

    public static readonly IReadOnlyDictionary<string, Func<Bench, Task>> ByName = new Dictionary<string, Func<Bench, Task>>
    {
        ["failover-cut"] = FailoverCut.RunAsync,
        ["failover-cut-one-way"] = OneWayCut.RunAsync,
        ["decision-to-route"] = DecisionToRoute.RunAsync,
        ["route-write"] = RouteWrite.RunAsync,
        ["probe-cost"] = ProbeCost.RunAsync,
        ["probe-allocation"] = ProbeAllocation.RunAsync,
        ["probe-rtt"] = ProbeRoundTrip.RunAsync,
        ["scale"] = Scale.RunAsync,
        ["cold-start"] = ColdStart.RunAsync,
        ["false-downs"] = FalseDowns.RunAsync,
        ["history-stall"] = HistoryStall.RunAsync,
        ["history-kill"] = HistoryKill.RunAsync,
        ["history-samples"] = HistorySamples.RunAsync,
        ["history-size"] = HistorySize.RunAsync,
        ["history-read"] = HistoryRead.RunAsync,
        ["history-export"] = HistoryExport.RunAsync,
        ["history-verify"] = HistoryVerify.RunAsync,
        ["page-load"] = PageLoad.RunAsync,
        ["page-live"] = PageLive.RunAsync,
        ["page-silence"] = PageSilence.RunAsync,
        ["page-large"] = PageLarge.RunAsync,
        ["page-viewers"] = PageViewers.RunAsync,
        ["live-hub"] = LiveHubLoad.RunAsync,
        [Soak] = PageSoak.RunAsync,
    };

    public static async Task RunAsync(IReadOnlyCollection<string> names, Settings settings, Table table, CancellationToken cancel)
    {
        await using var published = new PublishedMonitor(settings.Program);
        using var history = new FilledHistory(settings.Times(1_000_000, 100_000));
        foreach (var (each, run) in ByName.Where(known => names.Contains(known.Key)))
        {
            table.Remark($"{DateTimeOffset.UtcNow:HH:mm:ss} {each}");
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(each == Soak ? PageSoak.Longest : Longest);
            try
            {
                await run(new Bench(table, settings, published, history, limit.Token));
            }
            catch (Exception failure)
            {
                if (cancel.IsCancellationRequested) return;
                table.Remark(failure.ToString());
                table.NotMeasured(each, failure.Message);
            }
        }
    }
}
