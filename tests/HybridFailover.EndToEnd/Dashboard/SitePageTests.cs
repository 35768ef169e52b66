using System.Text.RegularExpressions;
using HybridFailover.EndToEnd.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>A site's page in a real browser, over the simulated lab.</summary>
public sealed partial class SitePageTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly RunningProgram _program = new();
    private readonly List<string> _complaints = [];
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        await _program.StartAsync(TestContext.Current.CancellationToken);
        _page = await chromium.Browser.NewPageAsync();
        _page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        _page.PageError += (_, error) => _complaints.Add(error);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync();
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task Charts_are_live_named_read_by_keys_and_have_their_numbers_in_a_table()
    {
        await _page.GotoAsync($"{_program.Address}sites/LAX1?w=1m");
        var latency = _page.GetByRole(AriaRole.Figure, new() { Name = "Latency, Direct Connect and VPN, last 1 minute" });
        await Expect(latency).ToHaveAccessibleDescriptionAsync(Medians());

        var plot = latency.GetByRole(AriaRole.Group);
        await plot.PressAsync("End");
        var spoken = _page.Locator(".charts [role=status]");
        await Expect(spoken).ToHaveTextAsync(Moment());
        var first = await spoken.TextContentAsync();
        await plot.PressAsync("Shift+ArrowLeft");
        await Expect(spoken).Not.ToHaveTextAsync(first!);

        await plot.PressAsync("v");
        var table = _page.GetByRole(AriaRole.Table, new() { Name = "Samples, Direct Connect and VPN, last 1 minute" });
        await Expect(table.GetByRole(AriaRole.Row).Nth(2)).ToContainTextAsync(" ms");

        await _page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(_page.GetByText(Behind())).ToBeVisibleAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "5 m", Exact = true }).ClickAsync();
        await Expect(_page).ToHaveURLAsync(new Regex("w=5m$"));
        await Expect(_page.GetByRole(AriaRole.Table, new() { Name = "Samples, Direct Connect and VPN, last 5 minutes" })).ToBeVisibleAsync();
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_cut_is_seen_as_loss_and_in_the_state_lane()
    {
        await _page.GotoAsync($"{_program.Address}sites/LAX1?w=1m");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Cut Direct Connect of LAX1" }).ClickAsync();

        await Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("On VPN");
        await Expect(_page.GetByRole(AriaRole.List, new() { Name = "Where the site stood" })).ToContainTextAsync(SoFar());
        await Expect(_page.GetByRole(AriaRole.List, new() { Name = "What happened" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await Expect(_page.GetByRole(AriaRole.Figure, new() { NameRegex = LossName() })).ToHaveAccessibleDescriptionAsync(Lost());
        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Next move" })).ToContainTextAsync("Stays on VPN: Direct Connect is down");
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_site_that_is_not_there_has_a_page_with_404_and_a_page_of_another_program_asks_to_be_loaded_anew()
    {
        var answer = await _page.GotoAsync($"{_program.Address}sites/NOWHERE");
        Assert.Equal(404, answer!.Status);
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "There is no site NOWHERE" })).ToBeVisibleAsync();
        await Expect(_page.GetByText("the audit does not know it either")).ToBeVisibleAsync();

        var newer = _page.GetByRole(AriaRole.Region, new() { Name = "New version" });
        await Expect(newer).ToBeHiddenAsync();
        await _page.EvaluateAsync("() => document.getElementById('beat').dataset.version = '9.9.9, build 00000000'");
        await Expect(newer).ToContainTextAsync("the server runs 9.9.9, build 00000000");
        await newer.GetByRole(AriaRole.Button, new() { Name = "Reload page" }).ClickAsync();
        await Expect(newer).ToBeHiddenAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "There is no site NOWHERE" })).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"^Direct Connect median \d.* ms, p95 .* ms, highest .* ms; VPN median \d.*; no transition\.$")]
    private static partial Regex Medians();

    [GeneratedRegex(@"^\d\d:\d\d:\d\d\.\d UTC · (Direct Connect|VPN) .+")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^Paused at \d\d:\d\d:\d\d, \d+ s behind$")]
    private static partial Regex Behind();

    [GeneratedRegex("VPN, .* so far")]
    private static partial Regex SoFar();

    [GeneratedRegex("^Loss, ")]
    private static partial Regex LossName();

    [GeneratedRegex(@"^Direct Connect \d[\d.]* %; VPN 0\.0 %; 1 transition")]
    private static partial Regex Lost();
}
