using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Lab.Endpoint;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>Monitors that die: the routes say where the site stands, the state file what a person has ordered.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class RestartTests(SharedLab shared)
{
    [Fact]
    public async Task Killed_on_the_vpn_it_finds_itself_there_and_writes_nothing()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        await scene.Monitor.KillAsync(Scene.Cancel);
        var before = scene.Writes.Count;
        scene.Monitor.Start();
        await scene.UntilOnAsync("vpn");
        await scene.UntilVerdictAsync("dx", Verdict.Down);
        await scene.UntilVerdictAsync("vpn", Verdict.Up);
        await scene.MeasureOnAsync(20);
        Assert.Equal(before, scene.Writes.Count);

        await scene.HealAsync("dx");
        await scene.UntilOnAsync("dx");
        Assert.Equal([null], scene.Targets);
    }

    [Fact]
    public async Task A_path_that_died_while_no_monitor_ran_is_left_as_soon_as_one_does()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.Monitor.KillAsync(Scene.Cancel);
        await scene.CutAsync("dx");
        scene.Monitor.Start();
        await scene.UntilOnAsync("vpn");
        Assert.Equal([Scene.Appliance], scene.Targets);
    }

    [Fact]
    public async Task Killed_between_the_writes_of_a_transition_it_comes_to_one_path()
    {
        await using var scene = await Scene.StartAsync(shared, tables: 6);
        var late = SharedLab.Site.RouteTables.Skip(3).ToList();
        // The monitor never hears of these, and EC2 never carries them out.
        foreach (var table in late)
            scene.Lab.Endpoint.Faults.Add(new Fault { Kind = FaultKind.ConnectionClosed, AfterChange = false, Action = "CreateRoute", RouteTable = table });
        await scene.CutAsync("dx");
        await scene.UntilAsync("half of the tables moved", site => site.Slots.Count(slot => slot.Observed == "vpn") == 3 && site.Standing.Text == "switching dx → vpn");
        await scene.Monitor.KillAsync(Scene.Cancel);
        Assert.Equal([Scene.Appliance, Scene.Appliance, Scene.Appliance, null, null, null], scene.Targets);
        scene.Lab.Endpoint.Faults.Clear();

        scene.Monitor.Start();
        await scene.UntilOnAsync("vpn");
        Assert.All(scene.Targets, target => Assert.Equal(Scene.Appliance, target));
        Assert.DoesNotContain(scene.Writes, call => call.Action == "DeleteRoute");
        var ended = await scene.EndedAsync();
        Assert.Equal(
            [(Trigger.Automatic, TransitionResult.Interrupted), (Trigger.Start, TransitionResult.Done)],
            ended.Select(transition => (transition.Trigger, transition.Result)));
        Assert.EndsWith("the routes show mixed", ended[0].Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_between_the_writes_of_a_failover_whose_cause_has_gone_it_comes_to_one_path_too()
    {
        await using var scene = await Scene.StartAsync(shared, tables: 6);
        foreach (var table in SharedLab.Site.RouteTables.Skip(2))
            scene.Lab.Endpoint.Faults.Add(new Fault { Kind = FaultKind.ConnectionClosed, AfterChange = false, Action = "CreateRoute", RouteTable = table });
        await scene.CutAsync("dx");
        await scene.UntilAsync("two tables moved", site => site.Slots.Count(slot => slot.Observed == "vpn") == 2);
        await scene.Monitor.KillAsync(Scene.Cancel);
        scene.Lab.Endpoint.Faults.Clear();
        await scene.HealAsync("dx");

        scene.Monitor.Start();
        await scene.UntilOnAsync("dx"); // most of the tables show it
        Assert.All(scene.Targets, Assert.Null);
        Assert.Equal(2, scene.Writes.Count(call => call.Action == "DeleteRoute"));
    }

    [Fact]
    public async Task A_write_of_a_killed_monitor_that_EC2_carries_out_late_is_undone_by_the_next_one()
    {
        await using var scene = await Scene.StartAsync(shared, tables: 3);
        var late = SharedLab.Site.RouteTables.Skip(1).Take(2).ToList();
        foreach (var table in late)
            scene.Lab.Endpoint.Faults.Add(new Fault { Kind = FaultKind.SlowAnswer, Delay = TimeSpan.FromSeconds(6), Action = "CreateRoute", RouteTable = table });
        await scene.CutAsync("dx");
        await scene.UntilAsync("one of three tables moved", site => site.Slots.Count(slot => slot.Observed == "vpn") == 1 && site.Standing.Text == "switching dx → vpn");
        await scene.Monitor.KillAsync(Scene.Cancel);
        scene.Lab.Endpoint.Faults.Clear();
        await scene.HealAsync("dx");

        scene.Monitor.Start();
        await scene.UntilOnAsync("dx"); // most of the tables show it
        await scene.UntilAsync("the late writes", _ => late.All(table => scene.Writes.Any(call => call.Action == "CreateRoute" && call.Parameters["RouteTableId"] == table)));
        await scene.UntilAsync("home again", site => site.Standing.Text == "on dx" && scene.Targets.All(target => target is null));
        Assert.All(late, table => Assert.Contains(scene.Writes, call => call.Action == "DeleteRoute" && call.Parameters["RouteTableId"] == table));
        Assert.Equal(Trigger.Drift, (await scene.EndedAsync())[^1].Trigger);
    }

    [Fact]
    public async Task A_hold_survives_kill_9()
    {
        await using var scene = await Scene.StartAsync(shared);
        var moved = await scene.TypeAsync("failover LAX1 --to vpn --reason Carrier_maintenance_tonight --code maintenance --for 2h");
        Assert.True(moved.ExitCode == 0, moved.Error);
        var held = await scene.UntilOnAsync("vpn");
        Assert.Equal(ModeKind.Held, held.Mode.Kind);
        await scene.Monitor.KillAsync(Scene.Cancel);
        scene.Monitor.Start();
        var again = await scene.UntilOnAsync("vpn");
        Assert.Equal(held.Mode, again.Mode);
        await scene.UntilVerdictAsync("dx", Verdict.Up);
        await scene.MeasureOnAsync(50); // longer than the failback delay
        Assert.Equal("CreateRoute", Assert.Single(scene.Writes).Action);

        Assert.Equal(0, (await scene.TypeAsync("release LAX1 --reason Carrier_maintenance_is_over")).ExitCode);
        await scene.UntilOnAsync("dx");
    }

    [Fact]
    public async Task A_suspension_survives_kill_9_and_nothing_is_written_until_it_is_resumed()
    {
        await using var scene = await Scene.StartAsync(shared);
        Assert.Equal(0, (await scene.TypeAsync("suspend LAX1 --for 30m --reason Route_tables_are_being_rebuilt")).ExitCode);
        await scene.Monitor.KillAsync(Scene.Cancel);
        scene.Monitor.Start();
        await scene.UntilAsync("suspended", site => site.Mode.Kind == ModeKind.Suspended);
        await scene.CutAsync("dx");
        await scene.UntilVerdictAsync("dx", Verdict.Down);
        await scene.MeasureOnAsync(30);
        Assert.Empty(scene.Writes);

        Assert.Equal(0, (await scene.TypeAsync("resume LAX1 --reason Route_tables_are_rebuilt")).ExitCode);
        await scene.UntilOnAsync("vpn");
    }

    [Fact]
    public async Task Ended_as_a_service_it_ends_with_0_and_leaves_the_routes_alone()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        var before = scene.Writes.Count;
        Assert.Equal(0, await scene.Monitor.EndAsync(Scene.Cancel));
        Assert.Equal(before, scene.Writes.Count);
        Assert.Equal([Scene.Appliance], scene.Targets);
    }
}
