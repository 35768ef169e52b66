using System.Diagnostics;
using System.Globalization;
using HybridFailover.TestSupport.Network;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>The Overview of three hundred sites: whether it scrolls, and what a visible site costs the wire.</summary>
internal static class PageLarge
{
    private const int Sites = 300;

    public static async Task RunAsync(Bench bench)
    {
        await using var watched = await WatchedMonitor.StartAsync(bench, Sites, interval: "00:00:01");
        await using var chromium = await RealBrowser.StartAsync();
        await using var proxy = new FaultyProxy(watched.Address);
        var page = await chromium.OpenAsync(proxy.Address);
        await RealBrowser.UntilLiveAsync(page);
        await Task.Delay(5_000, bench.Cancel);
        var (before, began) = (proxy.BytesDown, Stopwatch.GetTimestamp());
        await Task.Delay(bench.Settings.For(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10)), bench.Cancel);
        var rate = (proxy.BytesDown - before) / 1000.0 / Stopwatch.GetElapsedTime(began).TotalSeconds;
        var visible = await page.EvaluateAsync<int>("() => [...document.querySelectorAll('article')].filter((each) => { const box = each.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }).length");
        // A wheel's pace, from top to bottom.
        var frames = await page.EvaluateAsync<double>("""
            () => new Promise((resolve) => {
              let frames = 0;
              const began = performance.now();
              const step = () => {
                frames++;
                scrollBy(0, 40);
                const took = performance.now() - began;
                if (took < 5000) requestAnimationFrame(step); else resolve(frames / took * 1000);
              };
              requestAnimationFrame(step);
            })
            """);
        bench.Table.Add($"Overview of {Sites} sites: frames a second while it scrolls", string.Create(CultureInfo.InvariantCulture, $"{frames:0}"), "≥ 50", frames >= 50);
        bench.Table.Add($"the same, {visible} sites visible: bytes to the viewer", string.Create(CultureInfo.InvariantCulture, $"{rate:0.00} KB/s, {rate / Math.Max(1, visible) * 1000:0} bytes/s for each visible site"));
    }
}
