using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class FailbackTests
{
    private static World OnVpn(Func<Policy, Policy>? policy = null)
    {
        var world = new World(Sample.Site(policy));
        world.Die("dx");
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        world.Clear();
        return world;
    }

    [Fact]
    public void Failback_waits_for_the_delay_and_no_longer()
    {
        var world = OnVpn();
        world.Run(100);
        world.Up("dx");
        world.Run(59.9);
        Assert.Empty(world.Writes);
        world.Run(0.5);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Empty(world.Rows);
    }

    [Fact]
    public void The_count_begins_at_arrival_when_the_path_was_up_before()
    {
        var world = new World(Sample.Site());
        world.Command(CommandKind.Failover, "vpn", command => command with { For = TimeSpan.FromSeconds(10) });
        world.Run(1);
        world.Run(10 + 58);
        Assert.Equal("vpn", world.State.Standing.Path);
        world.Run(3);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void Any_verdict_but_up_is_a_break_and_unknown_only_stops_the_count()
    {
        var world = OnVpn();
        world.Up("dx");
        world.Run(40);
        world.Unknown("dx");
        world.Run(100);
        world.Up("dx");
        world.Run(19);
        Assert.Empty(world.Writes);
        world.Run(2);
        Assert.Equal(Standing.On("dx"), world.State.Standing);

        var broken = OnVpn();
        broken.Up("dx");
        broken.Run(40);
        broken.Degraded("dx");
        broken.Run(1);
        broken.Up("dx");
        broken.Run(59);
        Assert.Empty(broken.Writes);
        broken.Run(2);
        Assert.Equal(Standing.On("dx"), broken.State.Standing);
    }

    [Fact]
    public void The_delay_doubles_with_every_failover_of_the_hour_and_the_third_blocks()
    {
        var world = OnVpn(policy => policy with { FailbackDelay = TimeSpan.FromSeconds(60) });
        world.Up("dx");
        world.Run(61);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        world.Run(31);
        world.Die("dx");
        world.Run(1);
        world.Up("dx");
        world.Run(119);
        Assert.Equal("vpn", world.State.Standing.Path);
        world.Run(2);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        world.Run(31);
        world.Die("dx");
        world.Run(1);
        world.Up("dx");
        world.Run(4 * 3600);
        Assert.Equal("vpn", world.State.Standing.Path);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Flapping);
        Assert.True(world.Command(CommandKind.AllowFailback).Accepted);
        world.Run(1);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void Failback_into_nothing_does_not_happen()
    {
        var world = OnVpn();
        world.IsPropagated = false;
        world.Run(31);
        world.Up("dx");
        world.Run(600);
        Assert.Empty(world.Writes);
        Assert.Contains("propagated row", NextStepText.Of(world.State, world.At).Sentence, StringComparison.Ordinal);
        world.IsPropagated = true;
        world.Run(31);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void Manual_failback_waits_for_a_person()
    {
        var world = OnVpn(policy => policy with { Failback = FailbackMode.Manual });
        world.Up("dx");
        world.Run(3600);
        Assert.Empty(world.Writes);
        Assert.True(world.Command(CommandKind.Failback).Accepted);
        world.Run(1);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void Outside_the_windows_failback_waits()
    {
        // The world begins on a Sunday at 12:00 UTC.
        var window = new FailbackWindow(new HashSet<DayOfWeek> { DayOfWeek.Sunday }, new TimeOnly(13, 0), new TimeOnly(14, 0));
        var world = OnVpn(policy => policy with { FailbackWindows = [window] });
        world.Up("dx");
        world.Run(3500);
        Assert.Empty(world.Writes);
        world.Run(200);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void A_cut_while_failing_back_goes_forward_to_the_path_that_lives()
    {
        var world = OnVpn();
        world.WriteTime = TimeSpan.FromSeconds(1);
        world.Up("dx");
        world.Run(60.5);
        Assert.Equal(Standing.Switching("vpn", "dx"), world.State.Standing);
        world.Die("dx");
        Assert.Equal(Standing.Switching("dx", "vpn"), world.State.Standing);
        Assert.Equal(TransitionResult.Superseded, world.State.Last!.Result);
        world.Run(40);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal("eni-1", Assert.Single(world.Rows).Value);
    }

    [Fact]
    public void The_countdown_names_its_end()
    {
        var world = OnVpn();
        world.Up("dx");
        world.Run(10);
        var (sentence, endsAt) = NextStepText.Of(world.State, world.At);
        Assert.Equal("Back to dx once it has been up for 60 s", sentence);
        Assert.Equal(50, (endsAt!.Value - world.Now).TotalSeconds, 0.2);
    }

    [Fact]
    public void A_block_outlasts_the_machines_own_way_back()
    {
        var world = OnVpn(policy => policy with { FlapBudget = 1 });
        Assert.NotNull(world.State.FailbackBlocked);
        world.Up("dx");
        world.Run(31);
        world.Die("vpn");
        world.Run(2 * 3600);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Flapping);
        Assert.True(world.Command(CommandKind.AllowFailback).Accepted);
        Assert.Null(world.State.FailbackBlocked);
    }

    [Fact]
    public void What_the_failover_fixed_is_not_changed_by_a_drift()
    {
        var world = OnVpn(policy => policy with { Failback = FailbackMode.Manual });
        world.Up("dx");
        world.Command(CommandKind.Failback);
        world.Run(31);
        world.Die("dx");
        world.Run(3601);
        Assert.Equal(2, world.State.FlapCount);
        world.Rows = world.Rows.Clear();
        world.Run(60);
        Assert.Equal(Trigger.Drift, world.State.Last!.Trigger);
        Assert.Equal(2, world.State.FlapCount);
    }

    [Fact]
    public void Where_propagated_rows_are_never_shown_a_preferred_path_is_taken_before_a_later_one()
    {
        var world = new World(Sample.Site(policy => policy with { RequirePropagatedRow = false }, paths: 3)) { IsPropagated = false };
        world.Command(CommandKind.Failover, "vpn");
        world.Run(40);
        world.Die("vpn");
        world.Run(1);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }
}
