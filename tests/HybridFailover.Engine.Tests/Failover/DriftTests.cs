using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class DriftTests
{
    private static World OnVpn()
    {
        var world = new World(Sample.Site(policy => policy with { Failback = FailbackMode.Manual }));
        world.Die("dx");
        world.Run(60);
        world.Up("dx");
        world.Clear();
        return world;
    }

    [Fact]
    public void A_route_removed_by_somebody_else_is_put_back_after_two_reads()
    {
        var world = OnVpn();
        world.Rows = world.Rows.Clear();
        world.Run(40);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal("eni-1", Assert.Single(world.Rows).Value);
        Assert.Equal(Trigger.Drift, world.State.Last!.Trigger);
        Assert.Single(world.Writes);
    }

    [Fact]
    public void One_read_alone_moves_nothing()
    {
        var world = OnVpn();
        var stale = 1;
        world.StaleRows = () => stale-- > 0 ? world.Rows.Clear() : world.Rows;
        world.Run(120);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void The_fourth_drift_in_ten_minutes_holds_what_is_observed()
    {
        var world = OnVpn();
        for (var time = 0; time < 4; time++)
        {
            world.Rows = world.Rows.Clear();
            world.Run(75);
        }
        Assert.Equal(3, world.Writes.Count);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
        Assert.Equal((ModeKind.Held, "dx", true), (world.State.Mode.Kind, world.State.Mode.Path, world.State.Mode.ByMachine));
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Drift);
    }

    [Theory]
    [InlineData(CommandKind.Release), InlineData(CommandKind.Hold)]
    public void A_person_who_ends_the_hold_after_repeated_drift_gets_the_routes_set_right(CommandKind kind)
    {
        var world = new World(Sample.Site(policy => policy with { Failback = FailbackMode.Manual }, tables: 2));
        world.Die("dx");
        world.Run(60);
        for (var time = 0; time < 4; time++)
        {
            world.Rows = world.Rows.Remove(world.Rows.Keys.First());
            world.Run(75);
        }
        Assert.True(world.State.Mode.ByMachine);
        Assert.Contains("then “Release”", world.State.Alarms.Single(alarm => alarm.Kind == AlarmKind.Drift).Sentence, StringComparison.Ordinal);

        Assert.True(world.Command(kind).Accepted);
        world.Run(75);

        Assert.Equal((Standing.On("vpn"), false), (world.State.Standing, world.State.Mode.ByMachine));
        Assert.Equal("vpn", Observed.Of(world.State, world.Now));
        Assert.Equal(2, world.Rows.Count);
    }

    [Fact]
    public void The_hold_after_repeated_drift_still_leaves_a_dead_path()
    {
        var world = new World(Sample.Site());
        for (var time = 0; time < 4; time++)
        {
            world.Rows = world.Rows.Add(new Slot("rtb-0", Sample.Site().Destinations[0]), "eni-1");
            world.Run(75);
            world.Rows = world.State.Standing.Path == "dx" ? world.Rows.Clear() : world.Rows;
        }
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        world.Up("dx");
        world.Die("vpn");
        world.Run(40);
        Assert.Equal("dx", world.State.Standing.Path);
    }

    [Fact]
    public void A_foreign_row_is_never_overwritten_and_the_other_slots_decide()
    {
        var world = new World(Sample.Site(tables: 2));
        var slot = new Slot("rtb-1", Sample.Site().Destinations[0]);
        world.Rows = world.Rows.Add(slot, "eni-foreign");
        world.Run(31);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Foreign);
        world.Die("dx");
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal("eni-foreign", world.Rows[slot]);
        Assert.Single(world.Writes);
    }

    [Fact]
    public void Adopt_clears_the_alarm_and_replace_overwrites()
    {
        var world = new World(Sample.Site(tables: 2));
        var slot = new Slot("rtb-1", Sample.Site().Destinations[0]);
        world.Rows = world.Rows.Add(slot, "eni-foreign");
        world.Run(31);
        Assert.True(world.Command(CommandKind.Adopt).Accepted);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Foreign);
        Assert.Equal(Rejection.AlreadyThere, world.Command(CommandKind.Adopt).Rejection);
        world.Rows = world.Rows.SetItem(slot, "eni-other");
        world.Run(31);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Foreign);
        Assert.True(world.Command(CommandKind.Replace).Accepted);
        world.Run(1);
        Assert.DoesNotContain(slot, world.Rows);
        world.Run(40);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void The_alarm_waits_for_the_second_read_and_stands_where_nothing_may_be_written()
    {
        var world = new World(Sample.Site());
        world.Command(CommandKind.Suspend);
        world.Rows = world.Rows.Add(world.State.Slots[0].Slot, "eni-1");
        world.Run(31);
        Assert.NotNull(world.State.Slots[0].DriftValue);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Drift);
        world.Run(6);
        Assert.Contains(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Drift);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void An_adopted_row_is_replaced_when_it_is_named_and_only_then()
    {
        var world = new World(Sample.Site(tables: 2));
        var slot = new Slot("rtb-1", Sample.Site().Destinations[0]);
        world.Rows = world.Rows.Add(slot, "eni-foreign");
        world.Run(31);
        world.Command(CommandKind.Adopt);
        Assert.Equal(Rejection.AlreadyThere, world.Command(CommandKind.Replace).Rejection);
        Assert.True(world.Command(CommandKind.Replace, slot.ToString()).Accepted);
        world.Run(1);
        Assert.DoesNotContain(slot, world.Rows);
    }

    [Fact]
    public void Arrival_beside_foreign_rows_says_how_many_stand()
    {
        var world = new World(Sample.Site(tables: 2));
        world.Rows = world.Rows.Add(new Slot("rtb-1", Sample.Site().Destinations[0]), "eni-foreign");
        world.Run(31);
        world.Die("dx");
        world.Run(1);
        Assert.StartsWith("on vpn: a read shows every route but 1 foreign there,", world.State.Last!.Outcome, StringComparison.Ordinal);
    }
}
