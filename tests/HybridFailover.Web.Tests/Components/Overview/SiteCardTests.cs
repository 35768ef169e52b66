using Bunit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class SiteCardTests : BunitContext
{
    private readonly OnScreen _onScreen = new();

    public SiteCardTests() => this.Furnish(PageSamples.Snapshot());

    [Fact]
    public void It_says_state_active_path_its_figures_the_standby_and_what_comes_next()
    {
        var card = Card(PageSamples.Snapshot(active: "vpn", verdicts: [Verdict.Down, Verdict.Up]) with { Next = new NextStep("Back to Direct Connect.", PageSamples.Now.AddSeconds(47)) });

        Assert.Equal("On VPN", card.Find(".state").TextContent);
        Assert.Contains("VPN", card.Find(".plate.active").TextContent, StringComparison.Ordinal);
        Assert.Equal(["12.3 ms", "14.8 ms", "0.0 %", "–"], card.FindAll("dd").Select(figure => figure.TextContent));
        Assert.Contains("not ready (loss 100 %)", card.Find(".standby").TextContent, StringComparison.Ordinal);
        Assert.Equal(Figures.Epoch(PageSamples.Now.AddSeconds(47)), card.Find("[data-left]").GetAttribute("data-left"));
        Assert.Equal("sites/LAX1", card.Find("h2 a").GetAttribute("href"));
    }

    [Fact]
    public void The_strip_tells_each_stretch_and_leaves_the_running_ones_end_to_the_script()
    {
        var parts = Card(PageSamples.Snapshot()).FindAll("[role=option]");

        var only = Assert.Single(parts);
        Assert.Equal("", only.GetAttribute("data-to"));
        Assert.Equal("since 2026-11-21 01:41 UTC, on Direct Connect", only.GetAttribute("aria-label"));
    }

    [Fact]
    public void Old_samples_say_as_of_when()
    {
        var snapshot = PageSamples.Snapshot();
        var old = snapshot with { Paths = [PageSamples.Path(snapshot.Paths[0].Path, Verdict.Up, PageSamples.Now.AddSeconds(-3)), snapshot.Paths[1]] };

        var card = Card(snapshot);

        Assert.DoesNotContain("As of", card.Markup, StringComparison.Ordinal);

        Feed(card, old);

        Assert.Contains("As of 07:41:00 UTC", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_asks_the_desk_and_sends_nothing()
    {
        var asked = new List<CommandWish>();
        Services.GetRequiredService<CommandDesk>().Asked += asked.Add;

        Card(PageSamples.Snapshot()).FindAll("[data-menu] button").First(button => button.TextContent == "Hold…").Click();

        Assert.Equal(new CommandWish(CommandKind.Hold, "LAX1"), Assert.Single(asked));
    }

    [Fact]
    public void Its_name_for_those_who_listen_does_not_follow_every_figure()
    {
        var first = PageSamples.Snapshot();
        var card = Card(first);
        var name = card.Find("article").GetAttribute("aria-label");

        Feed(card, Later(first, seconds: 1, latency: 40));
        Assert.Equal(name, card.Find("article").GetAttribute("aria-label"));

        Feed(card, Later(first, seconds: 11, latency: 40));
        Assert.Contains("latency 40 milliseconds", card.Find("article").GetAttribute("aria-label"), StringComparison.Ordinal);

        Feed(card, Later(first, seconds: 12, latency: 40) with { Alarms = [PageSamples.Alarm(AlarmKind.Isolated)] });
        Assert.Contains("No path, Critical", card.Find("article").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_snapshot_again_paints_nothing()
    {
        var snapshot = PageSamples.Snapshot();
        var card = Card(snapshot);
        var painted = card.RenderCount;

        Feed(card, snapshot);

        Assert.Equal(painted, card.RenderCount);
    }

    private IRenderedComponent<SiteCard> Card(SiteSnapshot snapshot)
    {
        _onScreen.Freshen([View(snapshot)]);
        return Render<SiteCard>(parameters => parameters
            .Add(card => card.Code, snapshot.Site.Code).Add(card => card.OnScreen, _onScreen).Add(card => card.Series, "0:dx 1:vpn").Add(card => card.MayCommand, true));
    }

    private void Feed(IRenderedComponent<SiteCard> card, SiteSnapshot snapshot) => card.InvokeAsync(() => _onScreen.Freshen([View(snapshot)])).GetAwaiter().GetResult();

    private static SiteSnapshot Later(SiteSnapshot snapshot, int seconds, double latency) => snapshot with
    {
        At = snapshot.At.AddSeconds(seconds),
        Paths = [.. snapshot.Paths.Select(path => PageSamples.Path(path.Path, Verdict.Up, snapshot.At.AddSeconds(seconds), latency))],
    };

    private static SiteView View(SiteSnapshot snapshot) => new(snapshot, DisplayStates.Of(snapshot, snapshot.At));
}
