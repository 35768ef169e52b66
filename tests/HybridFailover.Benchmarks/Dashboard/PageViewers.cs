using System.Globalization;
using Microsoft.Playwright;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>Two hundred viewers of the Overview of twelve sites: three real pages, the rest scripts that speak the circuit's protocol.</summary>
internal static class PageViewers
{
    private const double MostOfACore = 0.003, MostMegabytes = 0.5;

    public static async Task RunAsync(Bench bench)
    {
        var scripts = bench.Settings.Times(197, 47);
        const int pages = 3;
        var length = bench.Settings.For(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20));
        await using var watched = await WatchedMonitor.StartAsync(bench, sites: 12);
        await using var chromium = await RealBrowser.StartAsync();
        // What the first circuit of all makes the program load is nobody's share.
        await (await chromium.OpenAsync(watched.Address)).Context.CloseAsync();
        await Task.Delay(10_000, bench.Cancel);
        var (idle, small) = (await watched.CoresAsync(TimeSpan.FromSeconds(20), bench.Cancel), watched.ResidentMegabytes);

        var open = new List<IPage>();
        for (var page = 0; page < pages; page++) open.Add(await chromium.OpenAsync(watched.Address));
        await using var load = await NodeClients.ConnectAsync(
            bench.Cancel, "circuits.mjs", watched.Address.ToString().TrimEnd('/'), "/", $"{scripts}", string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0}"));
        foreach (var page in open) await RealBrowser.UntilLiveAsync(page);
        var busy = await watched.CoresAsync(length - TimeSpan.FromSeconds(2), bench.Cancel);
        var large = watched.ResidentMegabytes;
        var seen = await load.ResultAsync(bench.Cancel);
        var live = 0;
        foreach (var page in open) live += await page.EvaluateAsync<bool>("() => document.documentElement.dataset.freshness === 'live'") ? 1 : 0;

        var viewers = scripts + pages;
        var (share, memory) = ((busy - idle) / viewers, (large - small) / viewers);
        bench.Table.Add($"{viewers} viewers of the Overview, 12 sites: processor time for each",
            string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} % of a core ({busy:0.00} cores in all, {idle:0.00} without them)"), "≤ 0.3 %", share <= MostOfACore);
        bench.Table.Add("the same: memory for each", string.Create(CultureInfo.InvariantCulture, $"{memory:0.00} MB"), $"≤ {MostMegabytes.ToString(CultureInfo.InvariantCulture)} MB", memory <= MostMegabytes);
        var slowest = seen.GetProperty("slowestRenders").GetDouble();
        bench.Table.Add("the same: renders a second of the slowest viewer, circuits lost, real pages live",
            string.Create(CultureInfo.InvariantCulture, $"{slowest:0.00} (mean {seen.GetProperty("meanRenders").GetDouble():0.00}), {seen.GetProperty("closed")}, {live} of {pages}"),
            "≥ 0.9, 0, all", slowest >= 0.9 && seen.GetProperty("closed").GetInt32() == 0 && live == pages);
    }
}
