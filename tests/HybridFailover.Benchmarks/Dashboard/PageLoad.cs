using System.Globalization;
using HybridFailover.Benchmarks.Reporting;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>What the first look costs: time until the first live figures in a browser that has cached nothing, and the weight of all scripts.</summary>
internal static class PageLoad
{
    private const double MostSeconds = 1.5;
    private const double MostKilobytes = 145;

    public static async Task RunAsync(Bench bench)
    {
        await using var watched = await WatchedMonitor.StartAsync(bench, sites: 12);
        await using var chromium = await RealBrowser.StartAsync();
        var times = new List<double>();
        var scripts = 0.0;
        for (var load = 0; load < bench.Settings.Times(20, 3); load++)
        {
            var page = await chromium.OpenAsync(watched.Address);
            // From the navigation's beginning to a repaint that shows figures and calls them live.
            times.Add(await page.EvaluateAsync<double>("""
                () => new Promise((resolve) => {
                  const look = () => document.documentElement.dataset.freshness === "live" && /\d ms/.test(document.querySelector("main").innerText)
                    ? requestAnimationFrame(() => resolve(performance.now() / 1000)) : requestAnimationFrame(look);
                  look();
                })
                """));
            scripts = await page.EvaluateAsync<double>("""
                () => performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith(".js") || entry.initiatorType === "script").reduce((sum, entry) => sum + entry.encodedBodySize, 0) / 1000
                """);
            await page.Context.CloseAsync();
        }
        var (median, longest) = (times.Median(), times.Max());
        bench.Table.Add($"first useful frame of the Overview, cold, 12 sites: median of {times.Count}",
            string.Create(CultureInfo.InvariantCulture, $"{median:0.00} s (longest {longest:0.00})"), $"≤ {MostSeconds.ToString(CultureInfo.InvariantCulture)} s", median <= MostSeconds);
        bench.Table.Add("JavaScript in all, as it was transferred", string.Create(CultureInfo.InvariantCulture, $"{scripts:0} KB"), $"≤ {MostKilobytes} KB", scripts is > 0 and <= MostKilobytes);
    }
}
