using System.Collections.Immutable;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class WritesTests
{
    [Fact]
    public void An_unknown_outcome_is_read_and_written_again_until_a_read_proves_it()
    {
        var world = new World(Sample.Site());
        var first = true;
        world.Fate = _ => first ? (first = false, World.Lost) : null;
        world.Die("dx");
        world.Run(1);
        Assert.Equal(2, world.Writes.Count);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal(["timed out"], world.State.Last!.Slots[0].Errors);
    }

    [Fact]
    public void A_write_that_timed_out_after_it_was_made_is_proven_by_the_read_alone()
    {
        var world = new World(Sample.Site()) { Fate = _ => (true, World.Lost) };
        world.Die("dx");
        world.Run(0.05);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Single(world.Writes);
        Assert.True(world.State.Last!.Slots[0].Proven);
    }

    [Fact]
    public void A_write_that_only_the_read_confirms_counts_as_accepted_by_then()
    {
        var world = new World(Sample.Site()) { Fate = _ => (true, World.Lost) };
        world.Die("dx");
        world.Run(0.05);
        Assert.Equal("vpn", world.State.Commanded);
        Assert.Equal(world.State.Last!.VerifiedAt, world.State.Last.AppliedAt);
        Assert.Equal(world.State.Last.VerifiedAt, world.State.CommandedAt);
    }

    [Fact]
    public void The_alarm_stuck_says_what_hinders()
    {
        var world = new World(Sample.Site()) { Fate = _ => (false, World.Throttled) };
        world.Die("dx");
        world.Run(31);
        Assert.EndsWith("0 of 1 routes proven. The last error: throttled", world.State.Alarms.Single(alarm => alarm.Kind == AlarmKind.Stuck).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_of_a_refusal_that_lasts_for_days_stays_small_and_says_so()
    {
        var count = 0;
        var world = new World(Sample.Site()) { Fate = _ => (false, World.Throttled with { Sentence = $"error {++count}", RequestIds = [$"req-{count}"] }) };
        world.Die("dx");
        world.Run(3600);
        world.Fate = _ => null;
        world.Run(60);
        var slot = world.State.Last!.Slots[0];
        Assert.Equal(count + 1, slot.Attempts);
        Assert.Equal((40, "error 1", $"error {count}"), (slot.Errors.Count, slot.Errors[0], slot.Errors[^1]));
        Assert.Contains("left out", slot.Errors[20], StringComparison.Ordinal);
        Assert.Equal((40, "req-1"), (slot.RequestIds.Count, slot.RequestIds[^1]));
    }

    [Fact]
    public void A_change_that_was_given_up_before_any_call_reads_as_a_sentence()
    {
        var world = new World(Sample.Site()) { Fate = _ => (false, new WriteOutcome(WriteResult.Failed, "", [], null, "its table could not be read.")) };
        world.Die("dx");
        world.Run(0.1);
        Assert.Contains(world.Said, said => said.Sentence == "LAX1: the change for rtb-0 192.168.50.0/24 failed and is tried again: its table could not be read.");
    }

    [Fact]
    public void Throttled_writes_are_tried_again_with_growing_pauses_up_to_five_seconds()
    {
        var world = new World(Sample.Site()) { Fate = _ => (false, World.Throttled) };
        world.Die("dx");
        world.Run(60);
        Assert.InRange(world.Writes.Count, 15, 30);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Stuck);
        world.Fate = _ => null;
        world.Run(6);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Stuck);
    }

    [Fact]
    public void The_next_step_does_not_promise_a_path_that_EC2_refused()
    {
        var world = new World(Sample.Site()) { Fate = _ => (false, World.Refused) };
        world.Die("dx");
        world.Run(1);
        world.Up("dx");
        world.Run(5);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Equal("Stays on dx; tries vpn if it dies, although EC2 refused its routes the last time", NextStepText.Of(world.State, world.At).Sentence);
    }

    [Fact]
    public void The_alarm_of_a_refusal_says_of_when_it_speaks_until_a_write_is_accepted()
    {
        var world = new World(Sample.Site()) { Fate = _ => (false, World.Refused) };
        world.Die("dx");
        world.Run(1);
        world.Up("dx");
        world.Run(5);
        world.Fate = _ => null;
        // Another transition in between must not put its words into this alarm.
        world.Rows = world.Rows.Add(new Slot("rtb-0", Sample.Site().Destinations[0]), "eni-1");
        world.Run(60);
        Assert.Equal("EC2 refused the last write to vpn at 12:00:02 UTC: not permitted", world.State.Alarms.Single(alarm => alarm.Kind == AlarmKind.WriteRefused).Sentence);
        world.Die("dx");
        world.Run(40);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.WriteRefused);
    }

    [Fact]
    public void A_refusal_alarms_at_once_and_the_next_usable_path_is_taken()
    {
        var world = new World(Sample.Site(paths: 3)) { Fate = write => write.Path == "vpn" ? (false, World.Refused) : null };
        world.Die("dx");
        world.Run(0.02);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.WriteRefused);
        world.Run(1);
        Assert.Equal(Standing.On("vpn2"), world.State.Standing);
        Assert.Equal([TransitionResult.Failed, TransitionResult.Done], world.Ended.Select(ended => ended.Result));
    }

    [Fact]
    public void A_refusal_with_nowhere_else_to_go_is_tried_again_every_30_seconds()
    {
        var world = new World(Sample.Site()) { Fate = _ => (false, World.Refused) };
        world.Die("dx");
        world.Run(95);
        Assert.Equal(4, world.Writes.Count);
        world.Fate = _ => null;
        world.Run(31);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.WriteRefused);
    }

    [Fact]
    public void A_stale_read_proves_nothing_and_an_accepted_write_is_not_repeated_within_the_grace()
    {
        var world = new World(Sample.Site());
        world.StaleRows = () => ImmutableDictionary<Slot, string>.Empty;
        world.Die("dx");
        world.Run(20);
        Assert.Equal(Standing.Switching("dx", "vpn"), world.State.Standing);
        Assert.Single(world.Writes);
        world.StaleRows = null;
        world.Run(3);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Single(world.Writes);
    }

    [Fact]
    public void A_write_that_was_accepted_and_is_gone_after_the_grace_is_made_again()
    {
        var world = new World(Sample.Site());
        var swallow = true;
        world.Fate = _ => swallow ? (false, World.Done) : null;
        world.Die("dx");
        world.Run(25);
        swallow = false;
        world.Run(10);
        Assert.Equal(2, world.Writes.Count);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
    }

    [Fact]
    public void A_value_that_stood_before_proves_nothing_before_the_grace_ends()
    {
        var world = new World(Sample.Site());
        world.Die("dx");
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        world.Up("dx");
        Assert.True(world.Command(CommandKind.Failback).Accepted);
        world.Run(20);
        Assert.Empty(world.Rows);
        Assert.Equal(Standing.Switching("vpn", "dx"), world.State.Standing);
        world.Run(15);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void A_recovery_before_any_route_left_abandons_the_transition()
    {
        var world = new World(Sample.Site()) { Fate = _ => (false, World.Throttled) };
        world.Die("dx");
        world.Run(1);
        world.Up("dx");
        world.Run(5);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Equal(TransitionResult.Abandoned, world.State.Last!.Result);
    }

    [Fact]
    public void A_recovery_after_a_route_left_is_carried_through()
    {
        var world = new World(Sample.Site(tables: 2)) { Fate = write => write.Write.Slot.RouteTableId == "rtb-1" ? (false, World.Throttled) : null };
        world.Die("dx");
        world.Run(1);
        world.Up("dx");
        world.Run(5);
        Assert.Equal(Standing.Switching("dx", "vpn"), world.State.Standing);
        world.Fate = _ => null;
        world.Run(6);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
    }

    [Fact]
    public void Writes_pause_while_the_target_is_down_too()
    {
        var world = new World(Sample.Site()) { Fate = _ => (false, World.Throttled) };
        world.Die("dx");
        world.Run(1);
        world.Down("vpn");
        world.Run(1);
        world.Clear();
        world.Run(60);
        Assert.Empty(world.Writes);
        world.Fate = _ => null;
        world.Up("vpn");
        world.Run(6);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
    }

    [Fact]
    public void A_more_specific_row_makes_the_slot_ineffective_and_is_never_counted()
    {
        var world = new World(Sample.Site());
        world.MoreRows = [new RouteRow(Destination.Parse("192.168.50.128/25")!, "vgw-1", RouteOrigin.Propagated, RouteState.Active)];
        world.Die("dx");
        world.Run(5);
        Assert.Equal(Standing.Switching("dx", "vpn"), world.State.Standing);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Ineffective);
    }

    [Fact]
    public void Retargets_do_not_put_off_the_alarm_for_a_switch_that_is_stuck()
    {
        var world = new World(Sample.Site(paths: 3)) { Fate = _ => (false, World.Throttled) };
        world.Die("dx");
        world.Run(20);
        world.Die("vpn");
        Assert.Equal("vpn2", world.State.Standing.Path);
        world.Run(11);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Stuck);
    }

    [Fact]
    public void The_way_back_soon_after_a_failover_is_proven_as_soon_as_the_grace_ends()
    {
        var world = new World(Sample.Site(tables: 3));
        world.Command(CommandKind.Failover, "vpn");
        world.Run(1);
        var written = world.State.CommandedAt!.Value;
        world.Command(CommandKind.Failback);
        world.Run(29.2);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Equal(30, (world.State.Last!.VerifiedAt!.Value - written).TotalSeconds, 0.1);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Stuck);
    }

    [Fact]
    public void A_call_that_hangs_does_not_keep_the_proof_of_the_others_waiting()
    {
        var world = new World(Sample.Site(tables: 2)) { HangsFor = slot => slot.RouteTableId == "rtb-1" ? TimeSpan.FromSeconds(3) : TimeSpan.Zero };
        world.Die("dx");
        world.Run(1);
        Assert.True(world.State.Slots[0].IsProvenAt("eni-1"));
        Assert.NotEqual(0, world.State.Slots[1].InFlight);
    }
}
