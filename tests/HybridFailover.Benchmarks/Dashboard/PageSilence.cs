using System.Diagnostics;
using System.Globalization;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.TestSupport.Network;
using Microsoft.Playwright;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>A network that dies silently, one that resets, and one that returns: how soon the page says so.</summary>
internal static class PageSilence
{
    private const string Live = "() => document.documentElement.dataset.freshness === 'live'";
    private const string Stale = "() => ['stale', 'nodata'].includes(document.documentElement.dataset.freshness)";
    private const string Lost = "() => !document.getElementById('lost').hidden";

    public static async Task RunAsync(Bench bench)
    {
        await using var watched = await WatchedMonitor.StartAsync(bench, sites: 12);
        await using var chromium = await RealBrowser.StartAsync();
        List<double> stale = [], back = [], reset = [];
        for (var time = 0; time < bench.Settings.Times(5, 1); time++)
        {
            await using var proxy = new FaultyProxy(watched.Address);
            var page = await chromium.OpenAsync(proxy.Address);
            await RealBrowser.UntilLiveAsync(page);
            await Task.Delay(2_000, bench.Cancel);

            proxy.GoSilent();
            stale.Add(await UntilAsync(page, Stale));
            await Task.Delay(2_000, bench.Cancel);
            proxy.Restore();
            back.Add(await UntilAsync(page, Live));
            await Task.Delay(2_000, bench.Cancel);
            proxy.Reset();
            reset.Add(await UntilAsync(page, Lost));
            await page.Context.CloseAsync();
        }
        Add(bench.Table, "silent network to STALE", stale, 6);
        Add(bench.Table, "live again after the network's return", back, 5);
        Add(bench.Table, "reset to the banner", reset, 1);
    }

    private static async Task<double> UntilAsync(IPage page, string so)
    {
        var began = Stopwatch.GetTimestamp();
        await page.WaitForFunctionAsync(so, null, new() { Timeout = 30_000, PollingInterval = 20 });
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Add(Table table, string what, List<double> times, double most) =>
        table.Add($"{what}: longest of {times.Count}", string.Create(CultureInfo.InvariantCulture, $"{times.Max():0.00} s"), $"≤ {most} s", times.Max() <= most);
}
