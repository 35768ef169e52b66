using System.Text.RegularExpressions;
using HybridFailover.EndToEnd.Browser;
using HybridFailover.TestSupport.Network;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>What a page says of its own age, behind a network that goes silent and resets.</summary>
public sealed partial class LiveAndStaleTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly RunningProgram _program = new();
    private FaultyProxy _network = null!;
    private IPage _page = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        await _program.StartAsync(Cancel);
        _network = new FaultyProxy(_program.Address);
        _page = await chromium.Browser.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync();
        await _network.DisposeAsync();
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task A_silent_network_makes_the_page_stale_and_takes_its_commands_away_and_a_return_makes_it_live_with_what_was_missed()
    {
        await OpenAsync("sites/LAX1");
        var failover = _page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Fail over to VPN") });
        await Expect(failover).ToBeEnabledAsync();

        _network.GoSilent();

        await Expect(Freshness).ToHaveTextAsync(Delayed());
        await Expect(Freshness).ToHaveTextAsync(Stale());
        await Expect(_page).ToHaveTitleAsync(new Regex("^STALE – "));
        await Expect(Connection).ToContainTextAsync("Screen shows the last known state");
        await Expect(failover.And(_page.Locator(":enabled:not([aria-disabled=true]):visible"))).ToHaveCountAsync(0);
        using (var client = new HttpClient { BaseAddress = _program.Address })
            await FirstMove.CutAsync(client, "LAX1", Cancel);

        _network.Restore();

        await Expect(Freshness).ToHaveTextAsync("Live");
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("On VPN");
        await Expect(_page.GetByText(MissedOne())).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reset_is_said_at_once_and_neither_dims_the_page_nor_takes_the_focus()
    {
        await OpenAsync("");
        var search = _page.GetByRole(AriaRole.Searchbox);
        await search.FocusAsync();

        _network.GoSilent();
        _network.Reset();

        await Expect(Connection).ToContainTextAsync("Lost connection to server");
        await Expect(search).ToBeFocusedAsync();
        Assert.Equal(0, await _page.EvaluateAsync<int>("() => document.querySelectorAll('dialog[open]').length"));
    }

    private async Task OpenAsync(string path)
    {
        await _page.GotoAsync(new Uri(_network.Address, path).ToString());
        await Expect(Freshness).ToHaveTextAsync("Live");
    }

    private ILocator Freshness => _page.Locator("#freshness");
    private ILocator Connection => _page.GetByRole(AriaRole.Region, new() { Name = "Connection", Exact = true });

    [GeneratedRegex(@"^Delayed \d s$")]
    private static partial Regex Delayed();

    [GeneratedRegex(@"^STALE \d+ s$")]
    private static partial Regex Stale();

    [GeneratedRegex("1 transition happened meanwhile")]
    private static partial Regex MissedOne();
}
