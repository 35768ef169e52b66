using System.Globalization;
using HybridFailover.Benchmarks.Footprint;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>Two hours of a Site page that is probed at ten times its usual pace and switched to and fro: heap, nodes, listeners and circuits must not grow.</summary>
internal static class PageSoak
{
    /// <summary>Longer than any other benchmark, by its nature.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2.5);

    private const double MostGrowthMegabytes = 5;

    public static async Task RunAsync(Bench bench)
    {
        await using var watched = await WatchedMonitor.StartAsync(bench, sites: 12, interval: "00:00:00.02");
        await using var chromium = await RealBrowser.StartAsync();
        var page = await chromium.OpenAsync(watched.Address, $"sites/{LoopbackFleet.Code(0)}");
        await RealBrowser.UntilLiveAsync(page);
        var metric = await RealBrowser.MetricsAsync(page);
        // The charts' rings are full by then, and nothing grows but by mistake.
        await Task.Delay(bench.Settings.For(TimeSpan.FromMinutes(16), TimeSpan.FromSeconds(90)), bench.Cancel);
        var (heap, nodes, listeners, server) = (await HeapAsync(), await metric("Nodes"), await metric("JSEventListeners"), watched.ResidentMegabytes);
        var length = bench.Settings.For(TimeSpan.FromHours(2), TimeSpan.FromMinutes(3));
        var until = DateTimeOffset.UtcNow + length;
        for (var change = 0; DateTimeOffset.UtcNow < until; change++)
        {
            await watched.Monitor.Api.CommandAsync(LoopbackFleet.Code(0), change % 2 == 0 ? "hold" : "release", bench.Cancel);
            await Task.Delay(5_000, bench.Cancel);
        }
        var grown = await HeapAsync() - heap;
        var (moreNodes, moreListeners, moreServer) = (await metric("Nodes") - nodes, await metric("JSEventListeners") - listeners, watched.ResidentMegabytes - server);
        bench.Table.Add($"Site page after {length.TotalMinutes:0} minutes at 50 rounds a second: growth of heap, nodes, listeners; of the monitor",
            string.Create(CultureInfo.InvariantCulture, $"{grown:+0.0;-0.0;0.0} MB, {moreNodes:+0;-0;0}, {moreListeners:+0;-0;0}; {moreServer:+0;-0;0} MB"),
            $"≤ {MostGrowthMegabytes} MB, flat", grown <= MostGrowthMegabytes && moreNodes <= 500 && moreListeners <= 50);

        async Task<double> HeapAsync()
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("HeapProfiler.collectGarbage");
            return await metric("JSHeapUsedSize") / 1e6;
        }
    }
}
