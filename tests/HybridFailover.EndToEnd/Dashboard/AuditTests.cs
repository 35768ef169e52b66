using System.Net.Http.Json;
using System.Text.RegularExpressions;
using HybridFailover.EndToEnd.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>From a failover in the lab to its record, and back to the list.</summary>
public sealed partial class AuditTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly RunningProgram _program = new();
    private readonly HttpClient _api = new();
    private IPage _page = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ILocator Lines => _page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row);

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        await _program.StartAsync(Cancel);
        _api.BaseAddress = new Uri(_program.Address, "api/v1/");
        _page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 400 } });
    }

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync();
        _api.Dispose();
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task A_failover_is_found_read_reviewed_and_gone_back_from()
    {
        await RefuseAsync(20);
        await _page.GotoAsync(new Uri(_program.Address, "audit?site=LAX1").ToString());
        await Expect(_page.GetByRole(AriaRole.Link, new() { NameRegex = Command() })).ToHaveCountAsync(20);

        await CutAsync();
        await _page.GetByRole(AriaRole.Link, new() { NameRegex = Newer() }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Link, new() { NameRegex = Transition() })).ToBeVisibleAsync();
        // Not earlier: following the link before has begun at the top.
        await _page.EvaluateAsync("() => scrollTo(0, 300)");
        await _page.WaitForFunctionAsync("() => Object.values(sessionStorage).includes('300')");
        await _page.GetByRole(AriaRole.Link, new() { NameRegex = Transition() }).EvaluateAsync("link => link.click()");

        await Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("LAX1 moved from Direct Connect to VPN");
        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Integrity" })).ToContainTextAsync("Chain verified, 2 records");
        Assert.Empty(await Axe.FindingsAsync(_page));

        await _page.GetByLabel("Note or comment").FillAsync("Fibre cut, <b>carrier</b> confirmed");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Mark reviewed" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Notes and review" })).ToContainTextAsync("Fibre cut, <b>carrier</b> confirmed");

        await _page.GoBackAsync();
        await Expect(_page.GetByRole(AriaRole.Link, new() { NameRegex = Transition() })).ToHaveCountAsync(1);
        await _page.WaitForFunctionAsync("() => Math.abs(scrollY - 300) < 5");
    }

    [Fact]
    public async Task On_paper_no_column_is_cut_off_and_letters_stand_for_glyphs()
    {
        await RefuseAsync(3);
        await _page.GotoAsync(new Uri(_program.Address, "audit?site=LAX1").ToString());
        await Expect(Lines).ToHaveCountAsync(4);

        // A4 landscape without its margins, at 96 dots to the inch.
        await _page.SetViewportSizeAsync(1047, 700);
        await _page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(1047, await _page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        foreach (var heading in await _page.GetByRole(AriaRole.Columnheader).AllAsync())
            Assert.InRange((await heading.BoundingBoxAsync())!.X, 0, 1020);
        Assert.Equal("\"!\"", await _page.Locator("td .result").First.EvaluateAsync<string>("mark => getComputedStyle(mark, '::before').content"));
        await Expect(_page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeHiddenAsync();
    }

    private async Task CutAsync()
    {
        using var cut = await _api.PostAsJsonAsync("lab/cut", new { site = "LAX1", path = "dx" }, Cancel);
        cut.EnsureSuccessStatusCode();
    }

    // Refused commands make records without moving anything.
    private async Task RefuseAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            using var refused = await _api.PostAsJsonAsync("sites/LAX1/commands", new { id = $"r-{number}", command = "release", reason = "nothing is held here" }, Cancel);
            Assert.False(refused.IsSuccessStatusCode);
        }
    }

    [GeneratedRegex("^Command ")]
    private static partial Regex Command();

    [GeneratedRegex("^Transition ")]
    private static partial Regex Transition();

    [GeneratedRegex("newer records? – show")]
    private static partial Regex Newer();
}
