using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class FailoverTests
{
    [Fact]
    public void A_dead_path_is_left_for_the_one_that_is_up()
    {
        var world = new World(Sample.Site());
        world.Die("dx");
        Assert.Equal(Standing.Switching("dx", "vpn"), world.State.Standing);
        world.Run(0.1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        var transition = Assert.Single(world.Ended);
        Assert.Equal(TransitionResult.Done, transition.Result);
        Assert.Equal(Trigger.Automatic, transition.Trigger);
        Assert.Equal("dx is down: test says Down", transition.Cause);
        Assert.Equal(300, (transition.DecidedAt - transition.DetectedAt).TotalMilliseconds);
        Assert.Equal(10, (transition.AppliedAt!.Value - transition.DecidedAt).TotalMilliseconds);
        Assert.Equal(20, (transition.VerifiedAt!.Value - transition.DecidedAt).TotalMilliseconds);
        var slot = Assert.Single(transition.Slots);
        Assert.Equal(("propagated", "eni-1", true, 1), (slot.Before, slot.After, slot.Proven, slot.Attempts));
        Assert.Equal(["req-1"], slot.RequestIds);
    }

    [Fact]
    public void The_decision_comes_in_the_same_step_as_the_verdict()
    {
        var world = new World(Sample.Site());
        world.Down("dx");
        Assert.Equal(Standing.Switching("dx", "vpn"), world.State.Standing);
        Assert.Single(world.Writes);
    }

    [Fact]
    public void Nothing_moves_when_every_path_fails_together()
    {
        var world = new World(Sample.Site());
        world.Die("dx", "vpn");
        world.Run(600);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Empty(world.Writes);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Isolated);
    }

    [Fact]
    public void A_standby_that_has_not_answered_since_the_loss_is_no_proof()
    {
        var world = new World(Sample.Site());
        var now = world.Now;
        world.Feed(at => new PathReported(at, new PathReport
        {
            Site = "LAX1", Path = "dx", At = now, Verdict = Verdict.Down, VerdictSince = now, FirstLostSentAt = now, Sentence = "down", WarmedUp = true,
        }));
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void The_dead_standby_is_never_written()
    {
        var world = new World(Sample.Site());
        world.Down("vpn");
        world.Run(70);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Unprotected);
        world.Die("dx");
        world.Run(120);
        Assert.Empty(world.Writes);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void Both_dead_and_the_standby_back_first_it_is_taken()
    {
        var world = new World(Sample.Site());
        world.Die("dx", "vpn");
        world.Run(30);
        world.Up("vpn");
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
    }

    [Fact]
    public void Both_dead_and_the_active_back_first_nothing_is_written()
    {
        var world = new World(Sample.Site());
        world.Die("dx", "vpn");
        world.Run(30);
        world.Up("dx");
        world.Run(300);
        Assert.Empty(world.Writes);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void A_degraded_standby_is_taken_when_none_is_up()
    {
        var world = new World(Sample.Site(paths: 3));
        world.Degraded("vpn");
        world.Down("dx");
        Assert.Equal("vpn2", world.State.Standing.Path);
        var lone = new World(Sample.Site());
        lone.Degraded("vpn");
        lone.Down("dx");
        Assert.Equal("vpn", lone.State.Standing.Path);
    }

    [Fact]
    public void An_unknown_standby_is_taken_only_when_trusted()
    {
        foreach (var trust in new[] { false, true })
        {
            var world = new World(Sample.Site(policy => policy with { TrustUnproven = trust }));
            world.Unknown("vpn");
            world.Die("dx");
            world.Run(10);
            Assert.Equal(trust ? "vpn" : "dx", world.State.Standing.Path);
        }
    }

    [Fact]
    public void A_degraded_active_path_alerts_and_stays_by_default()
    {
        var world = new World(Sample.Site());
        world.Degraded("dx");
        world.Run(600);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void A_degraded_active_path_is_left_after_a_full_window_when_configured()
    {
        var world = new World(Sample.Site(policy => policy with { OnDegraded = OnDegraded.Switch, FailbackDelay = TimeSpan.FromSeconds(5) }));
        world.Run(10);
        world.Degraded("dx");
        world.Run(29.5);
        Assert.Equal("dx", world.State.Standing.Path);
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Single(world.State.Failovers);
    }

    [Fact]
    public void An_active_path_that_is_unknown_is_blind_and_never_a_transition()
    {
        var world = new World(Sample.Site());
        world.Unknown("dx");
        world.Run(60);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Blind);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void What_EC2_calls_a_blackhole_is_down_whatever_the_probes_say()
    {
        var world = new World(Sample.Site());
        world.Die("dx");
        world.Run(1);
        world.Up("dx");
        world.Run(5);
        world.Blackholes = ["eni-1"];
        world.Run(31);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Contains("blackhole", world.State.Last!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_are_written_in_the_configured_order_and_each_is_proven()
    {
        var world = new World(Sample.Site(tables: 3, destinations: 2));
        world.Die("dx");
        Assert.Equal(["rtb-0", "rtb-0", "rtb-1", "rtb-1", "rtb-2", "rtb-2"], world.Writes.Select(write => write.Write.Slot.RouteTableId));
        Assert.All(world.Writes, write => Assert.True(write.Urgent));
        world.Run(0.1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.All(world.State.Last!.Slots, slot => Assert.True(slot.Proven));
    }

    [Fact]
    public void A_failover_into_nothing_prefers_another_usable_path()
    {
        var world = new World(Sample.Site(paths: 3));
        world.Command(CommandKind.Failover, "vpn");
        world.Run(1);
        world.IsPropagated = false;
        world.Run(35);
        world.Down("vpn");
        Assert.Equal("vpn2", world.State.Standing.Path);
    }

    [Fact]
    public void A_monitor_that_knows_nothing_is_not_called_isolated()
    {
        var world = new World(Sample.Site());
        world.Run(40);
        world.Unknown("dx");
        world.Unknown("vpn");
        world.Run(5);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Isolated);
        world.Run(10);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Blind);
        world.Down("vpn");
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Isolated);
    }
}
