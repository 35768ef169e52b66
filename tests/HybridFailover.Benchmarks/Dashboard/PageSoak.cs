using System.Globalization;
using HybridFailover.Benchmarks.Footprint;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>Two hours of a Site page that is probed at ten times its usual pace and switched to and fro: heap, nodes and listeners must not grow, and the circuits of fifty tabs that came and went at its end must all be given back.</summary>
internal static class PageSoak
{
    /// <summary>Longer than any other benchmark, by its nature.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2.5);

    private const double MostGrowthMegabytes = 5;
    private const int Tabs = 50;

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
            if (change % 120 != 0) continue;
            var (heapNow, nodesNow, listenersNow) = (await HeapAsync(), await metric("Nodes"), await metric("JSEventListeners"));
            bench.Table.Remark(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:HH:mm:ss} heap {heapNow:0.0} MB, {nodesNow} nodes, {listenersNow} listeners, monitor {watched.ResidentMegabytes:0} MB"));
        }
        var grown = await HeapAsync() - heap;
        var before = await ScreensAsync();
        await using (await NodeClients.ConnectAsync(bench.Cancel, "circuits.mjs", watched.Address.ToString().TrimEnd('/'), "/", $"{Tabs}", "600"))
            bench.Table.Add($"screens open with {Tabs} more tabs", await ScreensAsync(), $"{Tabs} more", true);
        // A circuit that lost its connection is kept for three minutes.
        await Task.Delay(TimeSpan.FromMinutes(4), bench.Cancel);
        var after = await ScreensAsync();
        bench.Table.Add($"the same four minutes after they were closed (before: {before})", after, "as before", after == before);
        var (moreNodes, moreListeners, moreServer) = (await metric("Nodes") - nodes, await metric("JSEventListeners") - listeners, watched.ResidentMegabytes - server);
        bench.Table.Add($"Site page after {length.TotalMinutes:0} minutes at 50 rounds a second: growth of heap, nodes, listeners; of the monitor",
            string.Create(CultureInfo.InvariantCulture, $"{grown:+0.0;-0.0;0.0} MB, {moreNodes:+0;-0;0}, {moreListeners:+0;-0;0}; {moreServer:+0;-0;0} MB"),
            $"≤ {MostGrowthMegabytes} MB, flat", grown <= MostGrowthMegabytes && moreNodes <= 500 && moreListeners <= 50);

        // As the Settings page says it, itself included.
        async Task<string> ScreensAsync()
        {
            var settings = await chromium.OpenAsync(watched.Address, "settings");
            var said = await settings.Locator(".facts div", new() { HasText = "Screens open" }).Locator("dd").InnerTextAsync(new() { Timeout = 30_000 });
            await settings.Context.CloseAsync();
            return said;
        }

        async Task<double> HeapAsync()
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("HeapProfiler.collectGarbage");
            return await metric("JSHeapUsedSize") / 1e6;
        }
    }
}
