using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class CommandTests
{
    private static World Fresh(Func<Policy, Policy>? policy = null, int paths = 2) => new(Sample.Site(policy, paths: paths));

    [Fact]
    public void A_manual_failover_holds_for_an_hour_and_then_goes_back_by_itself()
    {
        var world = Fresh();
        var answer = world.Command(CommandKind.Failover, "vpn");
        Assert.True(answer.Accepted);
        Assert.NotNull(answer.TransitionId);
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal(World.Epoch.AddSeconds(2).AddHours(1), world.State.Mode.Until);
        Assert.Empty(world.State.Failovers);
        world.Run(3600 + 57);
        Assert.Equal("vpn", world.State.Standing.Path);
        Assert.Equal(Mode.Automatic, world.State.Mode);
        world.Run(4);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void A_repeated_id_gets_the_first_answer_and_moves_nothing()
    {
        var world = Fresh();
        var first = world.Command(CommandKind.Failover, "vpn", command => command with { Id = "same" });
        world.Run(1);
        world.Clear();
        var second = world.Command(CommandKind.Failback, null, command => command with { Id = "same" });
        Assert.Equal(first, second);
        Assert.Empty(world.Records);
    }

    [Theory]
    [InlineData("")]
    [InlineData("too short")]
    [InlineData("          spaces      ")]
    [InlineData("\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B")]
    [InlineData("short\u202E\u202C\u200D\u0007\u200B\u200B\u200B")]
    public void A_reason_is_needed(string reason) =>
        Assert.Equal(Rejection.ReasonMissing, Fresh().Command(CommandKind.Failover, "vpn", command => command with { Reason = reason }).Rejection);

    [Fact]
    public void A_command_that_is_wrong_in_its_words_is_recorded_and_not_carried_out()
    {
        var world = Fresh();
        world.Feed(at => new CommandGiven(at, new Command { Id = "wrong", Kind = CommandKind.Failover, To = "vpn", Actor = "ana", Reason = "change 4711 as agreed" }, "for: too long"));
        Assert.Equal(Rejection.NotAllowed, world.Answer!.Rejection);
        Assert.Equal([RecordKind.CommandIntent, RecordKind.CommandOutcome], world.Records.Select(record => record.Kind));
        Assert.Equal("for: too long", world.Records[^1].Answer!.Sentence);
        Assert.Empty(world.Writes);
        // Put right, it is another command, with an id of its own.
        Assert.Equal(world.Answer, world.Command(CommandKind.Failover, "vpn", command => command with { Id = "wrong" }));
    }

    [Fact]
    public void A_flood_of_refused_commands_is_forgotten_and_what_was_carried_out_is_not()
    {
        var world = Fresh();
        var held = world.Command(CommandKind.Hold, null, command => command with { Id = "held" });
        for (var number = 0; number < CommandRules.MostRefused + 10; number++)
        {
            world.Run(0.001);
            world.Command(CommandKind.Hold, null, command => command with { Reason = "" });
        }
        Assert.Equal(CommandRules.MostRefused + 1, world.State.Answers.Count);
        Assert.Equal(held, world.Command(CommandKind.Hold, null, command => command with { Id = "held" }));
    }

    [Fact]
    public void More_than_72_hours_is_not_allowed() =>
        Assert.Equal(Rejection.NotAllowed, Fresh().Command(CommandKind.Hold, null, command => command with { For = TimeSpan.FromHours(73) }).Rejection);

    [Fact]
    public void Each_guard_says_no_by_its_name()
    {
        var world = Fresh();
        Assert.Equal(Rejection.AlreadyThere, world.Command(CommandKind.Failover, "dx").Rejection);
        Assert.Equal(Rejection.NotAllowed, world.Command(CommandKind.Failover, "nowhere").Rejection);
        Assert.Equal(Rejection.AlreadyThere, world.Command(CommandKind.Release).Rejection);
        Assert.Equal(Rejection.AlreadyThere, world.Command(CommandKind.Resume).Rejection);
        Assert.Equal(Rejection.AlreadyThere, world.Command(CommandKind.AllowFailback).Rejection);
        Assert.Equal(Rejection.AlreadyThere, world.Command(CommandKind.Acknowledge).Rejection);
        Assert.Equal(Rejection.AlreadyThere, world.Command(CommandKind.Replace).Rejection);
        world.Unknown("vpn");
        Assert.Equal(Rejection.TargetUnproven, world.Command(CommandKind.Failover, "vpn").Rejection);
        world.Down("vpn");
        Assert.Equal(Rejection.TargetDown, world.Command(CommandKind.Failover, "vpn").Rejection);
        world.Up("vpn");
        world.ReadsFail = true;
        world.Run(100);
        Assert.Equal(Rejection.DataStale, world.Command(CommandKind.Failover, "vpn").Rejection);
        Assert.True(world.Command(CommandKind.Suspend).Accepted);
        Assert.Equal(Rejection.Suspended, world.Command(CommandKind.Failover, "vpn").Rejection);
        world.Feed(at => new LeaseChanged(at, false));
        Assert.Equal(Rejection.NotLeader, world.Command(CommandKind.Failover, "vpn").Rejection);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void Only_the_sites_code_overrides_and_the_hold_then_stays_though_the_path_is_dead()
    {
        var world = Fresh();
        world.Down("vpn");
        Assert.Equal(Rejection.TargetDown, world.Command(CommandKind.Failover, "vpn", command => command with { Override = "lax" }).Rejection);
        Assert.True(world.Command(CommandKind.Failover, "vpn", command => command with { Override = "LAX1" }).Accepted);
        world.Run(120);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.True(world.State.Mode.EvenIfDown);
    }

    [Fact]
    public void A_stale_view_is_refused_but_never_for_suspend_or_hold()
    {
        var world = Fresh();
        var seen = world.State.Version;
        world.Unknown("vpn");
        world.Up("vpn");
        Assert.NotEqual(seen, world.State.Version);
        var same = world.Clone();
        Assert.True(same.Command(CommandKind.Failover, "vpn", command => command with { ExpectedVersion = seen }).Accepted);
        world.Degraded("vpn");
        Assert.Equal(Rejection.StaleView, world.Command(CommandKind.Failover, "vpn", command => command with { ExpectedVersion = seen }).Rejection);
        Assert.True(world.Command(CommandKind.Hold, null, command => command with { ExpectedVersion = seen }).Accepted);
        Assert.True(world.Command(CommandKind.Suspend, null, command => command with { ExpectedVersion = seen }).Accepted);
    }

    [Fact]
    public void A_hold_is_broken_when_its_path_dies_and_returns_only_by_the_delay()
    {
        var world = Fresh();
        Assert.True(world.Command(CommandKind.Hold).Accepted);
        world.Die("dx");
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal(Mode.Automatic, world.State.Mode);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.HoldBroken);
        Assert.Single(world.State.Failovers);
        Assert.True(world.Command(CommandKind.Acknowledge, "hold-broken").Accepted);
        world.Run(0.2);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.HoldBroken);
    }

    [Fact]
    public void A_hold_even_if_it_dies_stays()
    {
        var world = Fresh();
        Assert.True(world.Command(CommandKind.Hold, null, command => command with { EvenIfDown = true }).Accepted);
        world.Die("dx");
        world.Run(60);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void Suspend_stops_writing_at_once_and_resume_reads_first()
    {
        var world = new World(Sample.Site(tables: 2)) { WriteTime = TimeSpan.FromSeconds(2) };
        world.Die("dx");
        Assert.Equal(2, world.Writes.Count);
        world.Command(CommandKind.Suspend);
        world.Run(5);
        Assert.Equal(TransitionResult.Abandoned, world.State.Last!.Result);
        Assert.All(world.State.Last.Slots, slot => Assert.Equal(1, slot.Attempts));
        world.Run(60);
        Assert.Equal(2, world.Writes.Count);
        world.Command(CommandKind.Resume);
        world.Run(40);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
    }

    [Fact]
    public void Busy_while_switching_but_for_suspend_hold_fail_over_and_fail_back()
    {
        var world = new World(Sample.Site(paths: 3)) { WriteTime = TimeSpan.FromSeconds(5) };
        world.Die("dx");
        Assert.Equal(Rejection.Busy, world.Command(CommandKind.Drill).Rejection);
        Assert.Equal(Rejection.Busy, world.Command(CommandKind.Release).Rejection);
        Assert.True(world.Command(CommandKind.Hold).Accepted);
        Assert.True(world.Command(CommandKind.Failover, "vpn2").Accepted);
        Assert.Equal("vpn2", world.State.Standing.Path);
    }

    [Fact]
    public void A_drill_goes_and_comes_back_outside_the_flap_count()
    {
        var world = Fresh();
        Assert.True(world.Command(CommandKind.Drill, "vpn", command => command with { For = TimeSpan.FromMinutes(5) }).Accepted);
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        world.Run(299.5);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Empty(world.State.Failovers);
        Assert.All(world.Ended, ended => Assert.Equal(Trigger.Drill, ended.Trigger));
    }

    [Fact]
    public void A_drill_ends_at_once_when_the_standby_fails_and_is_overtaken_when_the_preferred_path_is_not_up()
    {
        var world = Fresh();
        world.Command(CommandKind.Drill, "vpn");
        world.Run(1);
        world.Die("vpn");
        world.Run(40);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Empty(world.State.Failovers);

        var late = Fresh();
        late.Command(CommandKind.Drill, "vpn", command => command with { For = TimeSpan.FromMinutes(5) });
        late.Run(100);
        late.Degraded("dx");
        late.Run(210);
        Assert.Equal(Standing.On("vpn"), late.State.Standing);
        Assert.Equal(Mode.Automatic, late.State.Mode);
        Assert.Contains(late.Records, record => record.Sentence.Contains("overtaken", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_leaves_an_intent_and_an_outcome()
    {
        var world = Fresh();
        world.Command(CommandKind.Release);
        Assert.Equal([RecordKind.CommandIntent, RecordKind.CommandOutcome], world.Records.Select(record => record.Kind));
        Assert.Equal(Rejection.AlreadyThere, world.Records[1].Answer!.Rejection);
    }

    [Fact]
    public void An_overridden_fail_back_goes_to_the_dead_path_and_stays_there()
    {
        var world = Fresh();
        world.Die("dx");
        world.Run(40);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal(Rejection.TargetDown, world.Command(CommandKind.Failback).Rejection);
        Assert.True(world.Command(CommandKind.Failback, null, command => command with { Override = "LAX1" }).Accepted);
        world.Run(120);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.True(world.State.Mode is { Kind: ModeKind.Held, Path: "dx", EvenIfDown: true });
    }

    [Fact]
    public void A_hold_that_gives_way_to_another_command_leaves_a_record_of_its_end()
    {
        var world = Fresh();
        world.Command(CommandKind.Hold);
        world.Clear();
        world.Command(CommandKind.Failback);
        var ended = Assert.Single(world.Records, record => record.Kind == RecordKind.HoldEnded);
        Assert.Equal("the hold on dx ends: ana fails back: change 4711 as agreed", ended.Sentence);
    }

    [Theory]
    [InlineData(CommandKind.Release)]
    [InlineData(CommandKind.Resume)]
    [InlineData(CommandKind.AllowFailback)]
    [InlineData(CommandKind.Adopt)]
    [InlineData(CommandKind.Replace)]
    public void A_stale_view_is_refused_for_whatever_else_a_person_commands(CommandKind kind)
    {
        var world = Fresh();
        var seen = world.State.Version;
        world.Command(kind == CommandKind.Resume ? CommandKind.Suspend : CommandKind.Hold);
        Assert.Equal(Rejection.StaleView, world.Command(kind, null, command => command with { ExpectedVersion = seen }).Rejection);
    }

    [Fact]
    public void A_drill_reports_how_it_ended()
    {
        var returned = Fresh();
        returned.Command(CommandKind.Drill, "vpn", command => command with { Id = "drill-1", For = TimeSpan.FromMinutes(5) });
        returned.Run(301);
        Assert.Equal(new DrillEnd("drill-1", "vpn", DrillResult.Returned), Report(returned));

        var overtaken = Fresh();
        overtaken.Command(CommandKind.Drill, "vpn", command => command with { Id = "drill-2", For = TimeSpan.FromMinutes(5) });
        overtaken.Run(100);
        overtaken.Degraded("dx");
        overtaken.Run(210);
        Assert.Equal(new DrillEnd("drill-2", "vpn", DrillResult.Overtaken), Report(overtaken));

        var failed = Fresh();
        failed.Command(CommandKind.Drill, "vpn", command => command with { Id = "drill-3" });
        failed.Run(1);
        failed.Die("vpn");
        failed.Run(1);
        Assert.Equal(new DrillEnd("drill-3", "vpn", DrillResult.StandbyFailed), Report(failed));

        var ended = Fresh();
        ended.Command(CommandKind.Drill, "vpn", command => command with { Id = "drill-4" });
        ended.Run(1);
        ended.Command(CommandKind.Release);
        Assert.Equal(new DrillEnd("drill-4", "vpn", DrillResult.Ended), Report(ended));

        static DrillEnd? Report(World world) => Assert.Single(world.Records, record => record.Kind == RecordKind.HoldEnded).Drill;
    }

    [Fact]
    public void Shadow_mode_by_configuration_ends_a_hold_and_stays_shadow_when_its_time_is_over()
    {
        var world = Fresh();
        world.Command(CommandKind.Hold);
        world.Clear();
        world.Feed(at => new Reconfigured(at, Sample.Site(policy => policy with { Mode = ConfiguredMode.Shadow })));
        Assert.Single(world.Records, record => record.Kind == RecordKind.HoldEnded);
        world.Run(3700);
        Assert.Equal(Mode.Shadow, world.State.Mode);
        world.Die("dx");
        world.Run(10);
        Assert.Empty(world.Writes);
    }
}
