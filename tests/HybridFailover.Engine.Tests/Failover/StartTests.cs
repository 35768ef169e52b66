using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class StartTests
{
    private static Slot SlotOf(int table) => new($"rtb-{table}", Sample.Site().Destinations[0]);

    [Fact]
    public void It_finds_itself_on_the_vpn_and_writes_nothing()
    {
        var world = new World(Sample.Site(), started: false) { Rows = new Dictionary<Slot, string> { [SlotOf(0)] = "eni-1" }.ToImmutable() };
        world.Run(2);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void Nothing_is_decided_before_the_routes_are_read()
    {
        var world = new World(Sample.Site(), started: false) { ReadsFail = true };
        world.Down("dx");
        world.Run(100);
        Assert.Equal(Standing.Starting, world.State.Standing);
        Assert.Empty(world.Writes);
        Assert.Contains("EC2 does not answer", NextStepText.Of(world.State, world.At).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Mixed_routes_go_to_the_usable_path_that_most_slots_show()
    {
        var world = new World(Sample.Site(tables: 3), started: false) { Rows = new Dictionary<Slot, string> { [SlotOf(0)] = "eni-1", [SlotOf(1)] = "eni-1" }.ToImmutable() };
        world.Run(2);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal(Trigger.Start, world.State.Last!.Trigger);
        Assert.Equal("rtb-2", Assert.Single(world.Writes).Write.Slot.RouteTableId);
    }

    [Fact]
    public void Mixed_routes_at_a_tie_go_to_the_first_path_in_order()
    {
        var world = new World(Sample.Site(tables: 2), started: false) { Rows = new Dictionary<Slot, string> { [SlotOf(0)] = "eni-1" }.ToImmutable() };
        world.Run(40);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void Mixed_routes_and_no_usable_path_nothing_is_written()
    {
        var world = new World(Sample.Site(tables: 2), started: false) { Rows = new Dictionary<Slot, string> { [SlotOf(0)] = "eni-1" }.ToImmutable() };
        world.Down("dx");
        world.Down("vpn");
        world.Run(60);
        Assert.Empty(world.Writes);
        world.Up("vpn");
        world.Run(2);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
    }

    [Fact]
    public void A_missing_state_file_on_the_preferred_path_is_a_first_start_and_elsewhere_blocks_failback()
    {
        foreach (var row in new[] { false, true })
        {
            var world = new World(Sample.Site(), started: false);
            if (row) world.Rows = world.Rows.Add(SlotOf(0), "eni-1");
            world.State = world.State with { StateMissing = "the state file is missing" };
            world.Run(600);
            Assert.Equal(row ? "vpn" : "dx", world.State.Standing.Path);
            Assert.Equal(row, world.State.Alarms.Any(alarm => alarm.Kind == AlarmKind.StateLost));
            if (!row) continue;
            Assert.True(world.Command(CommandKind.AllowFailback).Accepted);
            world.Run(31);
            Assert.Equal("dx", world.State.Standing.Path);
        }
    }

    [Fact]
    public void A_hold_on_a_path_that_is_not_the_observed_one_is_dropped()
    {
        var world = new World(Sample.Site(), started: false);
        world.State = world.State with { Mode = new Mode(ModeKind.Held, "vpn", World.Epoch.AddHours(1)), ModeEndsAt = TimeSpan.FromHours(1) };
        world.Run(2);
        Assert.Equal(Mode.Automatic, world.State.Mode);
        Assert.Contains(world.Records, record => record.Kind == RecordKind.HoldEnded);
        Assert.Empty(world.Writes);
    }

    [Fact]
    public void A_hold_whose_site_was_configured_in_shadow_meanwhile_ends_with_a_record()
    {
        var before = new World(Sample.Site());
        before.Command(CommandKind.Hold);
        var shadow = new World(Sample.Site(policy => policy with { Mode = ConfiguredMode.Shadow }), started: false);
        shadow.State = Memory.Recall(shadow.State.Site, new StateReading.Read(new Remembered(World.Epoch, [Memory.Of(before.State)])), shadow.At);
        shadow.Run(60);
        var ended = Assert.Single(shadow.Records, record => record.Kind == RecordKind.HoldEnded);
        Assert.Equal("the hold on dx ends: the site was configured in shadow mode while the program was not running", ended.Sentence);
    }

    [Fact]
    public void Shadow_mode_says_once_what_it_would_have_done_and_writes_nothing()
    {
        var world = new World(Sample.Site(policy => policy with { Mode = ConfiguredMode.Shadow }));
        world.Die("dx");
        world.Run(600);
        Assert.Empty(world.Writes);
        Assert.Single(world.Records, record => record.Kind == RecordKind.WouldSwitch);
        Assert.Equal(Rejection.Shadow, world.Command(CommandKind.Failover, "vpn").Rejection);
        world.Rows = world.Rows.Add(SlotOf(0), "eni-1");
        world.Run(31);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
    }
}

internal static class Dictionaries
{
    public static System.Collections.Immutable.ImmutableDictionary<Slot, string> ToImmutable(this Dictionary<Slot, string> rows) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(rows);
}
