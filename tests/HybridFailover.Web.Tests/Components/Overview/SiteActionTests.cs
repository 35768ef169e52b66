using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class SiteActionTests
{
    private static string[] Words(SiteSnapshot snapshot) => [.. SiteAction.Of(snapshot).Select(action => action.Word)];

    [Fact]
    public void On_the_preferred_path_it_offers_the_other_one() =>
        Assert.Equal(["Fail over to VPN…", "Hold…", "Suspend…"], Words(PageSamples.Snapshot()));

    [Fact]
    public void On_the_standby_it_offers_the_way_back() =>
        Assert.Equal(["Fail back to Direct Connect…", "Hold…", "Suspend…"], Words(PageSamples.Snapshot(active: "vpn")));

    [Fact]
    public void Without_live_data_a_move_says_so() => Assert.Equal(
        ["Act without live data: fail over to VPN…", "Hold…", "Suspend…"], Words(PageSamples.Snapshot() with { At = PageSamples.Now.AddSeconds(6) }));

    [Fact]
    public void Each_other_path_has_a_failover_of_its_own()
    {
        var site = PageSamples.Site(kinds: [PathKind.DirectConnect, PathKind.Vpn, PathKind.Vpn]);

        Assert.Equal(["Fail over to VPN path2…", "Fail back to Direct Connect…"], Words(PageSamples.Snapshot(site, "vpn")).Take(2));
    }

    [Fact]
    public void What_stands_is_ended_and_not_begun_again()
    {
        Assert.Contains("Release hold…", Words(PageSamples.Snapshot() with { Mode = new Mode(ModeKind.Held, "dx", PageSamples.Now.AddHours(1)) }));
        Assert.Equal(["Resume…"], Words(PageSamples.Snapshot() with { Mode = new Mode(ModeKind.Suspended, Until: PageSamples.Now.AddHours(1)) }));
    }

    [Fact]
    public void In_shadow_mode_nothing_is_offered_that_the_machine_would_refuse() => Assert.Empty(Words(PageSamples.Snapshot() with { Mode = Mode.Shadow }));

    [Fact]
    public void A_blocked_failback_and_an_alarm_that_nobody_took_can_be_settled()
    {
        var snapshot = PageSamples.Snapshot(active: "vpn") with { FailbackBlocked = true, Alarms = [PageSamples.Alarm(AlarmKind.Flapping)] };

        Assert.Contains("Allow failback…", Words(snapshot));
        Assert.Contains("Acknowledge alarms…", Words(snapshot));
        Assert.DoesNotContain("Acknowledge alarms…", Words(snapshot with { Alarms = [PageSamples.Alarm(AlarmKind.Flapping) with { AcknowledgedBy = "mia" }] }));
    }

    [Fact]
    public void An_action_wishes_what_it_says()
    {
        var wish = SiteAction.Of(PageSamples.Snapshot())[0].Wish;

        Assert.Equal((CommandKind.Failover, "LAX1", "vpn"), (wish.Kind, wish.Site, wish.To));
    }
}
