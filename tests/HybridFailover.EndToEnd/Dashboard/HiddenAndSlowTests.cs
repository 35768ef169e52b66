using System.Text.RegularExpressions;
using HybridFailover.EndToEnd.Browser;
using HybridFailover.TestSupport.Network;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>A tab that the browser froze, and a computer and a line that are far too slow.</summary>
public sealed class HiddenAndSlowTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly RunningProgram _program = new();
    private IPage _page = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        await _program.StartAsync(Cancel);
        _page = await chromium.Browser.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync();
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task A_tab_that_was_frozen_comes_back_to_the_present_without_a_burst_of_what_it_slept_through()
    {
        await using var network = new FaultyProxy(_program.Address);
        await OpenAsync(network, "sites/LAX1?w=1m");
        var browser = await _page.Context.NewCDPSessionAsync(_page);
        await browser.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        // Longer than the connection outlives the silence of one end.
        await Task.Delay(TimeSpan.FromSeconds(15), Cancel);
        using (var client = new HttpClient { BaseAddress = _program.Address }) await FirstMove.CutAsync(client, "LAX1", Cancel);
        var before = network.BytesDown;

        await browser.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });

        await Expect(Freshness).ToHaveTextAsync("Live");
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("On VPN");
        // A page from the start takes several times as much.
        Assert.InRange(network.BytesDown - before, 1, 60_000);
    }

    [Fact]
    public async Task A_slow_computer_on_a_slow_line_never_calls_old_figures_live_and_costs_the_server_nothing()
    {
        await using var network = new FaultyProxy(_program.Address) { BytesPerSecond = 50_000 };
        await OpenAsync(network, "sites/LAX1?w=1m");
        var memory = _program.Megabytes;
        await (await _page.Context.NewCDPSessionAsync(_page)).SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 20 });

        // Every half second: what the page calls itself, and how old its newest beat is by the clock of the machine that both run on.
        // This look may come just before the page's own, when both are late: so it is a lie only if the next one sees it, too.
        var said = await _page.EvaluateAsync<string[]>("""
            async () => {
              const said = [];
              for (let look = 0; look < 24; look++) {
                await new Promise((resolve) => setTimeout(resolve, 500));
                const age = Date.now() - Number(document.getElementById("beat").dataset.server);
                said.push(`${document.documentElement.dataset.freshness}, ${age > 3_500 ? "old" : "new"}`);
              }
              return said;
            }
            """);

        Assert.DoesNotContain(("live, old", "live, old"), said.Zip(said.Skip(1)));
        Assert.InRange(_program.Megabytes - memory, double.MinValue, 40);
        await (await _page.Context.NewCDPSessionAsync(_page)).SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 1 });
        await Expect(Freshness).ToHaveTextAsync("Live");
    }

    private async Task OpenAsync(FaultyProxy network, string path)
    {
        await _page.GotoAsync(new Uri(network.Address, path).ToString());
        await Expect(Freshness).ToHaveTextAsync(new Regex("^Live$"), new() { Timeout = 60_000 });
    }

    private ILocator Freshness => _page.Locator("#freshness");
}
