using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Shell;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Shell;

public sealed class NewsTests
{
    private readonly SiteView _before = View(PageSamples.Snapshot());

    [Fact]
    public void Figures_that_change_are_no_news()
    {
        var later = View(PageSamples.Snapshot() with { Paths = [PageSamples.Path(PageSamples.Site().Paths[0], Verdict.Up, latency: 99), _before.Snapshot.Paths[1]] });
        Assert.Empty(News.Between(_before, later));
    }

    [Fact]
    public void A_transition_that_is_done_is_said_with_both_paths_and_its_trigger_and_nothing_besides()
    {
        var moved = View(PageSamples.Snapshot(active: "vpn", verdicts: Verdict.Down) with { Last = PageSamples.Transition() });
        Assert.Equal([new News("LAX1", "moved from Direct Connect to VPN, automatic", false)], News.Between(_before, moved));
    }

    [Fact]
    public void A_critical_state_interrupts()
    {
        var isolated = View(PageSamples.Snapshot() with { Alarms = [PageSamples.Alarm(AlarmKind.Isolated)] });
        Assert.Equal([new News("LAX1", "is now: No path", true)], News.Between(_before, isolated));
    }

    [Fact]
    public void An_acknowledgement_is_said_once_with_who()
    {
        var alarm = PageSamples.Alarm(AlarmKind.Isolated);
        var open = View(PageSamples.Snapshot() with { Alarms = [alarm] });
        var taken = View(PageSamples.Snapshot() with { Alarms = [alarm with { AcknowledgedBy = "ops" }] });

        Assert.Equal([new News("LAX1", "alarm Isolated acknowledged by ops", false)], News.Between(open, taken));
        Assert.Empty(News.Between(taken, taken));
    }

    private static SiteView View(SiteSnapshot snapshot) => new(snapshot, DisplayStates.Of(snapshot, PageSamples.Now));
}
