using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class OutlookTests
{
    private static World Fresh(Func<Policy, Policy>? policy = null) => new(Sample.Site(policy));

    private static CommandOutlook Look(World world, CommandKind kind, string? to = null) => Outlook.Of(world.State, world.At, kind, to);

    [Fact]
    public void A_failover_to_a_healthy_path_names_its_route_changes_and_every_guard_passes()
    {
        var world = Fresh();
        var outlook = Look(world, CommandKind.Failover);
        Assert.True(outlook.WouldBeAccepted);
        Assert.Equal("vpn", outlook.Target);
        Assert.Equal(world.State.Version, outlook.Version);
        Assert.Equal([new RouteChange(new Slot("rtb-0", Destination.Parse("192.168.50.0/24")!), "propagated", "eni-1")], outlook.Changes);
        Assert.Equal(
            [GuardKind.Lease, GuardKind.Mode, GuardKind.Settled, GuardKind.Purpose, GuardKind.Health, GuardKind.FreshProof, GuardKind.Observation],
            outlook.Guards.Select(guard => guard.Kind));
        Assert.All(outlook.Guards, guard => Assert.Equal(GuardResult.Pass, guard.Result));
    }

    [Fact]
    public void A_dead_target_fails_one_guard_by_its_name_and_may_be_overridden_but_not_by_a_drill()
    {
        var world = Fresh();
        world.Down("vpn");
        var outlook = Look(world, CommandKind.Failover, "vpn");
        Assert.Equal(Rejection.TargetDown, outlook.Rejection);
        Assert.True(outlook.MayOverride);
        var failed = Assert.Single(outlook.Guards, guard => guard.Result == GuardResult.Fail);
        Assert.Equal((GuardKind.Health, Rejection.TargetDown, true), (failed.Kind, failed.Rejection, failed.MayOverride));
        Assert.Contains("down", failed.Value, StringComparison.Ordinal);

        var drill = Look(world, CommandKind.Drill, "vpn");
        Assert.False(drill.MayOverride);
        Assert.DoesNotContain(drill.Guards, guard => guard.MayOverride);
    }

    [Fact]
    public void Looking_changes_and_records_nothing()
    {
        var world = Fresh();
        var before = world.State;
        foreach (var kind in Enum.GetValues<CommandKind>()) Look(world, kind);
        Assert.Same(before, world.State);
        Assert.Empty(world.Records);
    }

    /// <summary>The findings that people read, and the machine's own answer, must never disagree.</summary>
    [Theory]
    [MemberData(nameof(Scenes))]
    public void The_first_guard_that_fails_is_the_one_by_which_the_machine_refuses(string scene)
    {
        var world = Fresh();
        Play(world, scene);
        foreach (var kind in Enum.GetValues<CommandKind>())
        {
            foreach (var to in kind is CommandKind.Failover or CommandKind.Drill ? (string?[])[null, "dx", "vpn", "none"] : [null])
            {
                var outlook = Look(world, kind, to);
                var first = outlook.Guards.FirstOrDefault(guard => guard.Result == GuardResult.Fail)?.Rejection ?? Rejection.None;
                Assert.True(first == outlook.Rejection, $"{scene}, {kind} {to}: the findings say {first}, the machine {outlook.Rejection} ({outlook.Sentence})");
                // And the machine does what was foreseen.
                var then = world.Clone();
                Assert.Equal(outlook.Rejection, then.Command(kind, to).Rejection);
            }
        }
    }

    public static TheoryData<string> Scenes => ["quiet", "vpn down", "vpn unknown", "vpn degraded", "dx down", "both down", "held", "suspended", "drill", "switching", "not leader", "unread", "uncovered", "on vpn"];

    private static void Play(World world, string scene)
    {
        switch (scene)
        {
            case "vpn down": world.Down("vpn"); break;
            case "vpn unknown": world.Unknown("vpn"); break;
            case "vpn degraded": world.Degraded("vpn"); break;
            case "dx down": world.Die("dx"); world.Run(2); break;
            case "both down": world.Down("vpn"); world.Down("dx"); break;
            case "held": world.Command(CommandKind.Hold); break;
            case "suspended": world.Command(CommandKind.Suspend); break;
            case "drill": world.Command(CommandKind.Drill); world.Run(1); break;
            case "switching": world.WriteTime = TimeSpan.FromSeconds(20); world.Command(CommandKind.Failover); break;
            case "not leader": world.Feed(at => new LeaseChanged(at, false)); break;
            case "unread": world.ReadsFail = true; world.Run(200); break;
            case "uncovered": world.Command(CommandKind.Failover); world.Run(1); world.IsPropagated = false; world.Run(60); break;
            case "on vpn": world.Command(CommandKind.Failover); world.Run(1); break;
        }
    }

    [Fact]
    public void A_command_that_is_taken_back_is_recorded_and_its_id_is_spent()
    {
        var world = Fresh();
        world.Feed(at => new CommandCancelled(at, new Command { Id = "back", Kind = CommandKind.Failover, To = "vpn", Actor = "ana", Reason = "change 4711 as agreed" }, "taken back"));
        Assert.Equal((Rejection.Cancelled, false, "taken back"), (world.Answer!.Rejection, world.Answer.Accepted, world.Answer.Sentence));
        Assert.Equal([RecordKind.CommandIntent, RecordKind.CommandOutcome], world.Records.Select(record => record.Kind));
        Assert.Equal(world.Answer, world.Command(CommandKind.Failover, "vpn", command => command with { Id = "back" }));
        Assert.Empty(world.Writes);
        Assert.Equal(Standing.On("dx"), world.State.Standing);
    }

    [Fact]
    public void A_simulated_drill_says_what_it_would_write_and_writes_nothing()
    {
        var world = Fresh();
        var answer = world.Command(CommandKind.Drill, "vpn", command => command with { Simulate = true });
        Assert.True(answer.Accepted);
        Assert.Equal("simulated: would go from dx to vpn; would write rtb-0 192.168.50.0/24 from propagated to eni-1. Nothing was written", answer.Sentence);
        world.Run(5);
        Assert.Empty(world.Writes);
        Assert.Equal(Mode.Automatic, world.State.Mode);
        Assert.Equal(Rejection.NotAllowed, world.Command(CommandKind.Failover, "vpn", command => command with { Simulate = true }).Rejection);
    }
}
