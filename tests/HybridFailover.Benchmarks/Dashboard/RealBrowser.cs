using Microsoft.Playwright;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>Debian's Chromium, headless.</summary>
internal sealed class RealBrowser : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";
    private readonly IPlaywright _playwright;

    private RealBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<RealBrowser> StartAsync()
    {
        if (!File.Exists(Path)) throw new InvalidOperationException($"{Path} is missing: apt-get install chromium");
        var playwright = await Playwright.CreateAsync();
        return new RealBrowser(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>A page that nothing was cached for.</summary>
    public async Task<IPage> OpenAsync(Uri address, string path = "")
    {
        var page = await (await Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } })).NewPageAsync();
        await page.GotoAsync(new Uri(address, path).ToString());
        return page;
    }

    /// <summary>Waits until the page says that it is live.</summary>
    public static Task UntilLiveAsync(IPage page) => page.WaitForFunctionAsync("() => document.documentElement.dataset.freshness === 'live'", null, new() { Timeout = 30_000 });

    /// <summary>A figure of the browser's own accounts, e.g. TaskDuration (seconds), JSHeapUsedSize, Nodes, JSEventListeners.</summary>
    public static async Task<Func<string, Task<double>>> MetricsAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        return async name =>
        {
            var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
            return metrics.EnumerateArray().First(metric => metric.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
