using System.Text.RegularExpressions;
using HybridFailover.EndToEnd.Browser;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Tests.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>Every state that there are words for, seen without colour as well.</summary>
[Collection(OnStage.Name)]
public sealed partial class StatesTests(Chromium chromium, Stage stage) : IAsyncLifetime
{
    /// <summary>Two outlines of which less differs are mistaken for each other from afar.</summary>
    private const double LeastDistance = 0.3;

    private IPage _page = null!;
    private IPage _reader = null!;
    private Looks _looks = null!;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        stage.Show(now => StatedFleet.At(now, TimeSpan.Zero));
        _page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1920, Height = 1500 } });
        _looks = await Looks.OfAsync(_page);
        _reader = await chromium.Browser.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync();
        await _reader.CloseAsync();
    }

    [Fact]
    public void The_fixture_has_a_site_for_everything_that_a_site_can_be_shown_as()
    {
        var sites = StatedFleet.At(PageSamples.Now, TimeSpan.Zero);
        var states = sites.Select(site => DisplayStates.Of(site, site.At)).ToList();

        Assert.Empty(Enum.GetValues<SiteCondition>().Except(states.Select(state => state.Condition)));
        Assert.Empty(Enum.GetValues<Severity>().Except(states.Select(state => state.Severity)));
        Assert.Empty(Enum.GetValues<StandingKind>().Except(sites.Select(site => site.Standing.Kind)));
        Assert.Empty(Enum.GetValues<ModeKind>().Except(sites.Select(site => site.Mode.Kind)));
        Assert.Empty(Enum.GetValues<AlarmKind>().Except(sites.SelectMany(site => site.Alarms).Select(alarm => alarm.Kind)));
        Assert.Equal(["drill", "hold", "plain", "warning"], sites.SelectMany(site => Badges.Of(site)).Select(badge => badge.Tone).Distinct().Order());
        Assert.Empty(new[] { Verdict.Up, Verdict.Degraded, Verdict.Down }.Except(sites.SelectMany(site => site.Paths).Select(path => path.Verdict)));
    }

    [Fact]
    public async Task Every_state_is_on_the_overview_and_told_apart_without_colour()
    {
        // All of it on the screen: what is below is not drawn.
        await _page.SetViewportSizeAsync(1920, 2600);
        await _page.GotoAsync(stage.Address.ToString());
        await Expect(_page.Locator("#freshness")).ToHaveTextAsync("Live");
        foreach (var site in StatedFleet.At(PageSamples.Now, TimeSpan.Zero))
            await Expect(_page.Locator($".card[data-site={site.Site.Code}] .state")).ToHaveTextAsync(DisplayStates.Of(site, site.At).Word);

        var severities = Enum.GetNames<Severity>().Select(name => name.ToLowerInvariant()).ToList();
        await _looks.ThroughAllAsync("states-overview", async look =>
        {
            if (look is "light" or "dark") return;
            var inks = new List<(string Severity, Ink Ink)>();
            // Blind is a critical unknown: its ring says that nobody knows, its word and its red that somebody has to look.
            foreach (var severity in severities)
                inks.Add((severity, await Ink.OfAsync(_page.Locator($".card:not([data-site=BLIN1]) > header > .glyph.{severity}").First, _reader)));
            AssertApart(inks, look);
        });
    }

    [Fact]
    public async Task A_screen_that_is_late_says_so_in_word_glyph_and_figures()
    {
        await _page.GotoAsync(stage.Address.ToString());
        var chip = _page.GetByRole(AriaRole.Button, new() { NameRegex = Legs() });
        await Expect(chip).ToContainTextAsync("Live");
        foreach (var (seconds, word, glyph) in ((int, string, string)[])[(3, "Delayed", "g-triangle"), (12, "STALE", "g-ring-question"), (72, "NO DATA", "g-ring-question")])
        {
            stage.Show(now => StatedFleet.At(now, TimeSpan.FromSeconds(seconds)));
            await Expect(chip).ToContainTextAsync(word);
            Assert.Equal($"#{glyph}", await chip.Locator(".glyph:visible use").GetAttributeAsync("href"));
            await _looks.ShootAsync($"freshness-{word.ToLowerInvariant().Replace(' ', '-')}");
        }
        // The last known figures are gone: a dash stands where they were.
        Assert.Equal("0px", await _page.Locator(".card .figures .num").First.EvaluateAsync<string>("figure => getComputedStyle(figure).fontSize"));
    }

    [Fact]
    public async Task Every_outcome_of_a_command_says_which_it_is()
    {
        var html = await WordsPage.RenderAsync();
        await _page.RouteAsync("**/words", route => route.FulfillAsync(new() { ContentType = "text/html", Body = html }));
        await _page.GotoAsync(new Uri(stage.Address, "words").ToString());

        foreach (var rejection in Enum.GetValues<Rejection>())
        {
            var word = rejection switch { Rejection.None => "Accepted", Rejection.Cancelled => "Cancelled", _ => $"Refused: {rejection}." };
            await Expect(_page.Locator($"[data-rejection={rejection}]")).ToContainTextAsync(word);
        }
        await _looks.ThroughAllAsync("states-outcomes");
        Assert.Empty(await Axe.FindingsAsync(_page));
    }

    [Fact]
    public async Task No_two_glyphs_have_the_same_outline_at_16_pixels()
    {
        await _page.GotoAsync(stage.Address.ToString());
        var symbols = await _page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('symbol')].map(symbol => [symbol.id, symbol.innerHTML])");
        Assert.True(symbols.Length >= 8);
        var inks = new List<(string, Ink)>();
        foreach (var symbol in symbols)
        {
            var svg = $"<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16' viewBox='0 0 24 24' color='black'><style>.g-fill{{fill:none;stroke:black}}.g-mark{{stroke:black}}</style>{symbol[1]}</svg>";
            inks.Add((symbol[0], await Ink.OfAsync($"data:image/svg+xml,{Uri.EscapeDataString(svg)}", _reader)));
        }
        AssertApart(inks, "16 pixels");
    }

    private static void AssertApart(IReadOnlyList<(string Name, Ink Ink)> inks, string look)
    {
        foreach (var (name, ink) in inks) Assert.True(ink.Share > 0.05, $"{name} is hardly to be seen ({look}): {ink.Share:0.00} of it is ink.");
        var close =
            from first in inks
            from second in inks
            where string.CompareOrdinal(first.Name, second.Name) < 0 && first.Ink.DistanceTo(second.Ink) < LeastDistance
            select $"{first.Name} and {second.Name} ({look}): {first.Ink.DistanceTo(second.Ink):0.00}";
        Assert.Empty(close);
    }

    [GeneratedRegex("probes.*screen")]
    private static partial Regex Legs();
}
