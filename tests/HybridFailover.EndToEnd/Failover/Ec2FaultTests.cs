using HybridFailover.Engine.Failover;
using HybridFailover.Lab.Endpoint;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>EC2 that is slow, busy, unwilling, or changed by somebody else.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class Ec2FaultTests(SharedLab shared)
{
    [Fact]
    public async Task A_create_that_times_out_after_it_was_applied_still_ends_on_the_vpn()
    {
        await using var scene = await Scene.StartAsync(shared);
        scene.Lab.Endpoint.Faults.Add(new Fault { Kind = FaultKind.SlowAnswer, Action = "CreateRoute", Delay = TimeSpan.FromSeconds(4), AfterChange = true });
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        scene.Lab.Endpoint.Faults.Clear();
        while (scene.Writes.Count == 0) await Task.Delay(25, Scene.Cancel); // the answer that nobody waits for any more
        await AssertDoneOnceAsync(scene);
    }

    [Fact]
    public async Task A_create_whose_connection_is_closed_after_it_was_applied_still_ends_on_the_vpn()
    {
        await using var scene = await Scene.StartAsync(shared);
        scene.Lab.Endpoint.Faults.Add(new Fault { Kind = FaultKind.ConnectionClosed, Action = "CreateRoute", AfterChange = true, Times = 1 });
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        await AssertDoneOnceAsync(scene);
    }

    [Theory]
    [InlineData(FaultKind.RequestLimitExceeded), InlineData(FaultKind.Ec2Throttled), InlineData(FaultKind.Unavailable), InlineData(FaultKind.InternalError)]
    public async Task Throttled_or_failing_writes_are_repeated_until_they_are_done(FaultKind kind)
    {
        await using var scene = await Scene.StartAsync(shared);
        scene.Lab.Endpoint.Faults.Add(new Fault { Kind = kind, Action = "CreateRoute", Times = 4 });
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        // The monitor rehearses its writes now and then: a rehearsal may have met one of the four.
        Assert.InRange(scene.Writes.Count, 2, 5);
        Assert.All(scene.Writes.SkipLast(1), call => Assert.NotNull(call.Code));
        Assert.True(scene.Writes[^1] is { Status: 200, IsChange: true });
        var failover = Assert.Single(await scene.EndedAsync());
        Assert.Equal(TransitionResult.Done, failover.Result);
        Assert.NotEmpty(failover.Slots[0].Errors);
    }

    [Fact]
    public async Task Refused_writes_alarm_and_leave_the_site_where_it_is()
    {
        await using var scene = await Scene.StartAsync(shared);
        scene.Lab.Endpoint.Faults.Add(new Fault { Kind = FaultKind.Unauthorized, Action = "CreateRoute" });
        await scene.CutAsync("dx");
        var site = await scene.UntilAsync("write refused", each => each.Alarms.Any(alarm => alarm.Kind == AlarmKind.WriteRefused));
        Assert.Contains("UnauthorizedOperation", site.Alarms.Single(alarm => alarm.Kind == AlarmKind.WriteRefused).Sentence, StringComparison.Ordinal);
        Assert.Contains("write-refused", (await scene.TypeAsync("status LAX1")).Output, StringComparison.Ordinal);
        Assert.Equal([null], scene.Targets);

        scene.Lab.Endpoint.Faults.Clear();
        await scene.HealAsync("dx");
        await scene.UntilOnAsync("dx");
        Assert.Equal([null], scene.Targets);
    }

    [Fact]
    public async Task A_route_that_somebody_else_removes_is_put_back_and_recorded()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        scene.Lab.Endpoint.Network.RemoveRoute(SharedLab.Site.RouteTables[0], Scene.There);
        await scene.UntilAsync("drift", site => site.LastTransition is { Trigger: Trigger.Drift, Result: TransitionResult.Done } || site.Transition?.Trigger == Trigger.Drift);
        await scene.UntilOnAsync("vpn");
        Assert.Equal([Scene.Appliance], scene.Targets);
        var drift = (await scene.EndedAsync())[^1];
        Assert.Equal((Trigger.Drift, "vpn", "propagated", Scene.Appliance), (drift.Trigger, drift.To, drift.Slots[0].Before, drift.Slots[0].After));
        Assert.Equal(["CreateRoute", "CreateRoute"], scene.Writes.Select(call => call.Action));
    }

    [Fact]
    public async Task A_route_of_somebody_else_is_never_overwritten_until_a_person_says_so()
    {
        const string other = "eni-0fedcba9876543210";
        await using var scene = await Scene.StartAsync(shared, tables: 2);
        AddInterface(scene, other);
        var table = SharedLab.Site.RouteTables[1];
        scene.Lab.Endpoint.Network.SetRoute(table, Scene.There, other);
        await scene.UntilAsync("foreign", site => site.Alarms.Any(alarm => alarm.Kind == AlarmKind.Foreign));
        await scene.CutAsync("dx");
        await scene.UntilAsync("the other table moved", site => site.Standing.Text == "on vpn");
        Assert.Equal([Scene.Appliance, other], scene.Targets);

        var replaced = await scene.TypeAsync("replace LAX1 --reason Left_over_from_the_migration");
        Assert.True(replaced.ExitCode == 0, replaced.Error);
        await scene.UntilOnAsync("vpn");
        Assert.Equal([Scene.Appliance, Scene.Appliance], scene.Targets);
        Assert.Contains(scene.Writes, call => call.Action == "ReplaceRoute" && call.Parameters["RouteTableId"] == table);
    }

    [Fact]
    public async Task A_vpn_appliance_that_disappears_makes_its_path_down_whatever_the_probes_say()
    {
        await using var scene = await Scene.StartAsync(shared);
        Assert.Equal(0, (await scene.TypeAsync("failover LAX1 --to vpn --reason Carrier_maintenance_tonight")).ExitCode);
        await scene.UntilOnAsync("vpn");
        var instance = $"{scene.Lab.Endpoint.Network.World.Interfaces[Scene.Appliance].Attachment?.InstanceId}";
        scene.Lab.Endpoint.Network.SetRunning(instance, false);
        try
        {
            await scene.UntilAsync("back on dx", site => site.Standing.Text == "on dx");
            Assert.Equal([null], scene.Targets);
        }
        finally
        {
            scene.Lab.Endpoint.Network.SetRunning(instance, true);
        }
    }

    private static void AddInterface(Scene scene, string id)
    {
        var network = scene.Lab.Endpoint.Network;
        if (!network.World.Interfaces.ContainsKey(id)) network.AddInterface(id, network.World.Interfaces[Scene.Appliance].SubnetId);
    }

    private static async Task AssertDoneOnceAsync(Scene scene)
    {
        Assert.Equal([Scene.Appliance], scene.Targets);
        Assert.Single(scene.Writes, call => call.IsChange);
        Assert.Equal(TransitionResult.Done, Assert.Single(await scene.EndedAsync()).Result);
    }
}
