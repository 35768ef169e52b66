using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Browser;

/// <summary>The first page in a real browser, served by the real program over its simulated lab.</summary>
public sealed partial class FirstPageTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private const float Patience = 30_000;

    private readonly RunningProgram _program = new();
    private readonly List<string> _complaints = [];
    private IPage _page = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(Patience);
        await _program.StartAsync(Cancel);
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
    public async Task Four_sites_are_shown_live_and_a_cut_is_seen_to_move_one_and_healing_to_bring_it_back()
    {
        await _page.GotoAsync(_program.Address.ToString());
        await Expect(_page.GetByRole(AriaRole.Article)).ToHaveCountAsync(4);
        await Expect(Freshness).ToHaveTextAsync("Live");
        var site = Site("LAX1");
        await Expect(site).ToHaveAccessibleNameAsync(Named("On Direct Connect"));
        await Expect(site).ToContainTextAsync(Milliseconds());

        await Button("Cut Direct Connect of LAX1").ClickAsync();

        await Expect(site).ToHaveAccessibleNameAsync(Named("On VPN"));
        await Expect(site).ToContainTextAsync("Production traffic flows over VPN");
        await Expect(_page.GetByRole(AriaRole.Complementary, new() { Name = "Recent transitions" })).ToContainTextAsync("LAX1 Direct Connect → VPN");

        await Button("Heal Direct Connect of LAX1").ClickAsync();

        await Expect(site).ToHaveAccessibleNameAsync(Named("Recovering"));
        await Expect(site.Locator(".countdown")).ToHaveTextAsync(Countdown());
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_path_is_cut_in_the_way_that_was_chosen()
    {
        await _page.GotoAsync(_program.Address.ToString());
        await _page.GetByLabel("How to cut VPN of LAX1").SelectOptionAsync("loss=30%");
        await Button("Cut VPN of LAX1").ClickAsync();

        await Expect(Site("LAX1")).ToContainTextAsync("Cut: loss 30 %");
        await Expect(Button("Heal VPN of LAX1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_killed_server_leaves_a_page_that_says_so_and_comes_back_by_itself()
    {
        await _page.GotoAsync(_program.Address.ToString());
        await Expect(Freshness).ToHaveTextAsync("Live");

        await _program.KillAsync();

        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Connection", Exact = true })).ToContainTextAsync(LostConnection());
        await Expect(Freshness).ToHaveTextAsync(Stale());
        await Expect(_page).ToHaveTitleAsync("STALE – HybridFailover");
        await Expect(Button("Cut Direct Connect of LAX1")).ToBeHiddenAsync();

        await using var next = new RunningProgram(_program.Address.Port);
        await next.StartAsync(Cancel);

        await Expect(Freshness).ToHaveTextAsync("Live");
        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Connection", Exact = true })).ToBeHiddenAsync();
        await Expect(_page.GetByRole(AriaRole.Article)).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task No_width_from_320_to_1600_scrolls_sideways()
    {
        await _page.GotoAsync(_program.Address.ToString());
        await Expect(_page.GetByRole(AriaRole.Article)).ToHaveCountAsync(4);
        foreach (var width in new[] { 320, 360, 600, 900, 1200, 1600 })
        {
            await _page.SetViewportSizeAsync(width, 800);
            Assert.Equal(width, await _page.EvaluateAsync<int>("() => Math.max(innerWidth, document.documentElement.scrollWidth)"));
        }
    }

    [Fact]
    public async Task Without_its_script_the_page_shows_no_number_that_could_be_taken_for_live()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();

        await page.GotoAsync(_program.Address.ToString());

        await Expect(page.GetByRole(AriaRole.Main)).ToHaveTextAsync(new Regex(@"^\s*Overview\s*Connecting…\s*$"));
    }

    private static Regex Named(string state) => new($"^LAX1 Los Angeles, {state}, ");
    private ILocator Freshness => _page.Locator("#freshness");
    private ILocator Site(string code) => _page.GetByRole(AriaRole.Article, new() { NameRegex = new Regex($"^{code} ") });
    private ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [GeneratedRegex(@"\d+\.\d ms")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"^in (\d+ m )?\d+ s$")]
    private static partial Regex Countdown();

    [GeneratedRegex(@"Lost connection to server at \d\d:\d\d:\d\d UTC\. Screen shows the last known state\.")]
    private static partial Regex LostConnection();

    [GeneratedRegex(@"^STALE \d+ s$")]
    private static partial Regex Stale();
}
