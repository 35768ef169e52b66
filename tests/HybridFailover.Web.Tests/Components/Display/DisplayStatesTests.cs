using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Display;

public sealed class DisplayStatesTests
{
    private static DisplayState Of(SiteSnapshot snapshot) => DisplayStates.Of(snapshot, PageSamples.Now);

    [Theory]
    [InlineData("dx", Verdict.Up, Verdict.Up, "On Direct Connect", Severity.Normal)]
    [InlineData("dx", Verdict.Up, Verdict.Degraded, "On Direct Connect", Severity.Normal)]
    [InlineData("dx", Verdict.Up, Verdict.Down, "On Direct Connect, no standby", Severity.Warning)]
    [InlineData("dx", Verdict.Up, Verdict.Unknown, "On Direct Connect, no standby", Severity.Warning)]
    [InlineData("dx", Verdict.Degraded, Verdict.Up, "Degraded", Severity.Warning)]
    [InlineData("dx", Verdict.Down, Verdict.Up, "On Direct Connect, path down", Severity.Critical)]
    [InlineData("dx", Verdict.Unknown, Verdict.Up, "On Direct Connect, not proven", Severity.Unknown)]
    [InlineData("vpn", Verdict.Down, Verdict.Up, "On VPN", Severity.Warning)]
    [InlineData("vpn", Verdict.Down, Verdict.Degraded, "Degraded", Severity.Warning)]
    [InlineData("vpn", Verdict.Up, Verdict.Up, "On VPN", Severity.Warning)]
    public void On_a_path_the_state_follows_from_the_verdicts(string active, Verdict dx, Verdict vpn, string word, Severity severity)
    {
        var state = Of(PageSamples.Snapshot(active: active, verdicts: [dx, vpn]));

        Assert.Equal((word, severity), (state.Word, state.Severity));
    }

    [Theory]
    [InlineData(AlarmKind.Isolated, "No path")]
    [InlineData(AlarmKind.Stuck, "Stuck")]
    [InlineData(AlarmKind.Drift, "Mismatch")]
    [InlineData(AlarmKind.Foreign, "Mismatch")]
    [InlineData(AlarmKind.Ineffective, "Mismatch")]
    [InlineData(AlarmKind.Blind, "Blind")]
    public void A_grave_alarm_is_the_state_whatever_the_paths_say(AlarmKind alarm, string word)
    {
        var state = Of(PageSamples.Snapshot() with { Alarms = [PageSamples.Alarm(AlarmKind.Unprotected), PageSamples.Alarm(alarm)] });

        Assert.Equal((word, Severity.Critical), (state.Word, state.Severity));
    }

    [Theory]
    [InlineData("dx", "On Direct Connect, routes not read")]
    [InlineData("vpn", "On VPN, routes not read")]
    public void Nothing_is_green_while_nobody_knows_the_routes(string active, string word)
    {
        var state = Of(PageSamples.Snapshot(active: active) with { Observed = "unknown", ObservedError = "EC2 does not answer" });

        Assert.Equal((word, Severity.Unknown), (state.Word, state.Severity));
    }

    [Fact]
    public void A_slot_that_is_overlapped_is_a_mismatch_before_any_alarm()
    {
        var snapshot = PageSamples.Snapshot();

        var state = Of(snapshot with { Slots = [snapshot.Slots[0] with { Ineffective = "192.168.50.0/25 to eni-1" }] });

        Assert.Equal(SiteCondition.Mismatch, state.Condition);
    }

    [Fact]
    public void Mixed_slots_within_the_grace_after_a_transition_are_no_mismatch()
    {
        var mixed = PageSamples.Snapshot() with { Observed = "mixed" };

        Assert.Equal(SiteCondition.OnPreferred, Of(mixed with { Last = Ended(secondsAgo: 29) }).Condition);
        Assert.Equal(SiteCondition.Mismatch, Of(mixed with { Last = Ended(secondsAgo: 31) }).Condition);
        Assert.Equal(SiteCondition.Mismatch, Of(mixed).Condition);
        Assert.Equal(SiteCondition.Switching, Of(mixed with { Standing = Standing.Switching("dx", "vpn") }).Condition);

        static Transition Ended(int secondsAgo) => PageSamples.Transition() with { EndedAt = PageSamples.Now.AddSeconds(-secondsAgo) };
    }

    [Theory]
    [InlineData("vpn", "Switching to VPN")]
    [InlineData("dx", "Switching to Direct Connect")]
    public void Switching_names_where_to(string to, string word) =>
        Assert.Equal(word, Of(PageSamples.Snapshot() with { Standing = Standing.Switching(null, to) }).Word);

    [Fact]
    public void Recovering_is_only_said_while_the_failback_delay_runs()
    {
        var snapshot = PageSamples.Snapshot(active: "vpn") with { Next = new NextStep("Back to Direct Connect.", PageSamples.Now.AddSeconds(40)) };

        Assert.Equal("Recovering", Of(snapshot).Word);
        Assert.Equal("On VPN", Of(snapshot with { FailbackBlocked = true }).Word);
        Assert.Equal("On VPN", Of(snapshot with { Mode = new Mode(ModeKind.Held, "vpn", PageSamples.Now.AddHours(1)) }).Word);
        Assert.Equal("On VPN", Of(snapshot with { Next = new NextStep("Back to Direct Connect in the window Mon-Fri 02:00-05:00.") }).Word);
    }

    [Fact]
    public void A_path_that_has_not_warmed_up_leaves_the_site_starting()
    {
        var snapshot = PageSamples.Snapshot();
        var cold = snapshot.Paths[0] with { Report = null };

        Assert.Equal("Starting", Of(snapshot with { Paths = [cold, snapshot.Paths[1]] }).Word);
        Assert.Equal("Starting", Of(snapshot with { Standing = Standing.Starting }).Word);
    }

    [Fact]
    public void A_snapshot_that_is_older_than_five_seconds_says_nothing()
    {
        var state = DisplayStates.Of(PageSamples.Snapshot(), PageSamples.Now.AddSeconds(5.1));

        Assert.Equal(("Unknown", Severity.Unknown), (state.Word, state.Severity));
    }

    [Fact]
    public void Two_paths_of_a_kind_are_told_apart_by_their_names()
    {
        var site = PageSamples.Site(kinds: [PathKind.DirectConnect, PathKind.Vpn, PathKind.Vpn]);

        Assert.Equal("On VPN path2", Of(PageSamples.Snapshot(site, "path2")).Word);
    }
}
