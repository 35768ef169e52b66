using System.Diagnostics;
using System.Globalization;
using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.TestSupport.Network;
using Microsoft.Playwright;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>What a live page costs its browser and the wire, and how soon it shows a change.</summary>
internal static class PageLive
{
    private const double MostMilliseconds = 300;
    private const double MostOfTheThread = 0.10;

    public static async Task RunAsync(Bench bench)
    {
        await using var watched = await WatchedMonitor.StartAsync(bench, sites: 12);
        await using var chromium = await RealBrowser.StartAsync();
        await BytesAsync(bench, watched, chromium, "Overview, 12 sites", "", 2);
        await BytesAsync(bench, watched, chromium, "Site page", $"sites/{LoopbackFleet.Code(0)}", 3);
        await ThreadAsync(bench, watched, chromium);
        await PixelsAsync(bench, watched, chromium);
    }

    private static async Task BytesAsync(Bench bench, WatchedMonitor watched, RealBrowser chromium, string what, string path, double most)
    {
        await using var proxy = new FaultyProxy(watched.Address);
        var page = await chromium.OpenAsync(proxy.Address, path);
        await RealBrowser.UntilLiveAsync(page);
        await Task.Delay(5_000, bench.Cancel);
        var length = bench.Settings.For(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10));
        var (before, began) = (proxy.BytesDown, Stopwatch.GetTimestamp());
        await Task.Delay(length, bench.Cancel);
        var rate = (proxy.BytesDown - before) / 1000.0 / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await page.Context.CloseAsync();
        bench.Table.Add($"bytes to a viewer, {what}, over {length.TotalSeconds:0} s", string.Create(CultureInfo.InvariantCulture, $"{rate:0.00} KB/s"), $"≤ {most} KB/s", rate <= most);
    }

    private static async Task ThreadAsync(Bench bench, WatchedMonitor watched, RealBrowser chromium)
    {
        var page = await chromium.OpenAsync(watched.Address, $"sites/{LoopbackFleet.Code(0)}");
        await RealBrowser.UntilLiveAsync(page);
        await Task.Delay(5_000, bench.Cancel);
        var metric = await RealBrowser.MetricsAsync(page);
        var length = bench.Settings.For(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10));
        var (before, began) = (await metric("TaskDuration"), Stopwatch.GetTimestamp());
        await Task.Delay(length, bench.Cancel);
        var share = (await metric("TaskDuration") - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await page.Context.CloseAsync();
        bench.Table.Add($"browser's main thread, Site page, live, over {length.TotalSeconds:0} s",
            string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %"), $"≤ {MostOfTheThread * 100:0} %", share <= MostOfTheThread);
    }

    /// <summary>From before a command is sent over the API to the repaint after the page shows its effect: more than the engine's change takes.</summary>
    private static async Task PixelsAsync(Bench bench, WatchedMonitor watched, RealBrowser chromium)
    {
        var code = LoopbackFleet.Code(0);
        var page = await chromium.OpenAsync(watched.Address);
        await RealBrowser.UntilLiveAsync(page);
        var times = new List<double>();
        for (var change = 0; change < bench.Settings.Times(100, 10); change++)
        {
            var hold = change % 2 == 0;
            var shown = page.EvaluateAsync<double>($$"""
                () => new Promise((resolve) => {
                  const card = () => [...document.querySelectorAll("article")].find((each) => each.textContent.includes("{{code}}"));
                  const look = () => /held until/i.test(card()?.textContent ?? "") === {{(hold ? "true" : "false")}} && card()
                    ? requestAnimationFrame(() => resolve(Date.now())) : requestAnimationFrame(look);
                  look();
                })
                """);
            await Task.Delay(bench.Random.Next(300, 700), bench.Cancel);
            var sent = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            await watched.Monitor.Api.CommandAsync(code, hold ? "hold" : "release", bench.Cancel);
            times.Add(await shown.WaitAsync(TimeSpan.FromSeconds(10), bench.Cancel) - sent);
        }
        await page.Context.CloseAsync();
        var p95 = times.Quantile(0.95);
        bench.Table.Add($"command over the API to pixels, p95 of {times.Count}",
            string.Create(CultureInfo.InvariantCulture, $"{p95:0} ms (median {times.Median():0}, longest {times.Max():0})"), $"≤ {MostMilliseconds} ms", p95 <= MostMilliseconds);
    }
}
