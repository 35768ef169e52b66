using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;
using HybridFailover.TestSupport.Lab;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>Paths that die and come back, with real packets, and production traffic that feels it.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class FailoverTests(SharedLab shared)
{
    [Fact]
    public async Task Production_comes_back_over_the_vpn_and_returns_when_Direct_Connect_is_whole()
    {
        await using var scene = await Scene.StartAsync(shared);
        using var meter = new TrafficMeter(scene.Lab.Network);
        await UntilFlowsAsync(meter);
        await scene.CutAsync("dx");
        var there = await scene.UntilOnAsync("vpn");
        await UntilFlowsAsync(meter);
        TestContext.Current.TestOutputHelper?.WriteLine($"production was cut for {meter.LongestGap.TotalMilliseconds:0} ms");
        Assert.InRange(meter.LongestGap, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30));
        Assert.Equal([Scene.Appliance], scene.Targets);
        Assert.Equal(("vpn", "vpn"), (there.Desired.Path, there.Commanded.Path));

        await scene.HealAsync("dx");
        await scene.UntilOnAsync("dx");
        Assert.Equal([null], scene.Targets);
        await UntilFlowsAsync(meter);
        Assert.Equal(["CreateRoute", "DeleteRoute"], scene.Writes.Select(call => call.Action));
        var ended = await scene.EndedAsync();
        Assert.Equal(["dx → vpn", "vpn → dx"], ended.Select(each => $"{each.From} → {each.To}"));
        Assert.All(ended, each => Assert.Equal((Trigger.Automatic, TransitionResult.Done), (each.Trigger, each.Result)));
        Assert.All(ended, each => Assert.True(each.DetectedAt <= each.DecidedAt && each.DecidedAt <= each.AppliedAt && each.AppliedAt <= each.VerifiedAt));
        Assert.All(ended.SelectMany(each => each.Slots), slot => Assert.True(slot.Proven && slot.RequestIds.Count == 1));
    }

    [Theory]
    [InlineData("one-way"), InlineData("one-way-back"), InlineData("reject"), InlineData("down")]
    public async Task Every_kind_of_cut_moves_production(string how)
    {
        await using var scene = await Scene.StartAsync(shared);
        using var meter = new TrafficMeter(scene.Lab.Network);
        await scene.CutAsync("dx", PathCut.Parse(how));
        await scene.UntilOnAsync("vpn");
        await UntilFlowsAsync(meter);
        Assert.Equal("CreateRoute", Assert.Single(scene.Writes).Action);
    }

    [Fact]
    public async Task A_cut_during_failback_ends_on_the_vpn()
    {
        await using var scene = await Scene.StartAsync(shared);
        using var meter = new TrafficMeter(scene.Lab.Network);
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        scene.Lab.Endpoint.Faults.Add(new() { Kind = Lab.Endpoint.FaultKind.SlowAnswer, Action = "DeleteRoute", Delay = TimeSpan.FromSeconds(2), Times = 1 });
        await scene.HealAsync("dx");
        await scene.UntilAsync("switching vpn → dx", site => site.Standing.Text == "switching vpn → dx");
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        await scene.UntilVerdictAsync("dx", Verdict.Down);
        Assert.Equal([Scene.Appliance], scene.Targets);
        await UntilFlowsAsync(meter);
        var failback = (await scene.EndedAsync()).First(each => each.To == "dx");
        Assert.True(failback.Result is TransitionResult.Superseded or TransitionResult.Abandoned, failback.Outcome);
    }

    [Fact]
    public async Task Into_a_dead_vpn_nothing_is_written()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("vpn");
        await scene.UntilVerdictAsync("vpn", Verdict.Down);
        await scene.CutAsync("dx");
        var site = await scene.UntilAsync("isolated", each => each.Alarms.Any(alarm => alarm.Kind == AlarmKind.Isolated));
        Assert.Equal("on dx", site.Standing.Text);
        site = await scene.MeasureOnAsync(30);
        Assert.Equal("on dx", site.Standing.Text);
        Assert.Empty(scene.Writes);
        Assert.Empty(await scene.EndedAsync());
    }

    [Fact]
    public async Task Both_dead_and_the_vpn_back_first_moves_to_the_vpn_and_later_home()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("vpn");
        await scene.UntilVerdictAsync("vpn", Verdict.Down);
        await scene.CutAsync("dx");
        await scene.UntilVerdictAsync("dx", Verdict.Down);
        Assert.Empty(scene.Writes);
        await scene.HealAsync("vpn");
        var site = await scene.UntilOnAsync("vpn");
        Assert.Equal(Verdict.Down, site.Paths[0].Verdict);
        await scene.HealAsync("dx");
        await scene.UntilOnAsync("dx");
        Assert.Equal(["CreateRoute", "DeleteRoute"], scene.Writes.Select(call => call.Action));
    }

    [Fact]
    public async Task Both_dead_and_Direct_Connect_back_first_stays_where_it_is()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("vpn");
        await scene.UntilVerdictAsync("vpn", Verdict.Down);
        await scene.CutAsync("dx");
        await scene.UntilVerdictAsync("dx", Verdict.Down);
        await scene.HealAsync("dx");
        await scene.UntilVerdictAsync("dx", Verdict.Up);
        await scene.HealAsync("vpn");
        await scene.UntilVerdictAsync("vpn", Verdict.Up);
        await scene.MeasureOnAsync(30);
        Assert.Empty(scene.Writes);
    }

    [Fact]
    public async Task A_monitor_that_is_cut_off_itself_moves_nothing()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("dx", PathCut.Drop);
        await scene.UntilOnAsync("vpn");
        var before = scene.Writes.Count;
        await RunAsync(scene, "nft", "add table inet off; add chain inet off in { type filter hook prerouting priority raw; }; add rule inet off in iifname mon drop");
        try
        {
            var site = await scene.UntilAsync("isolated", each => each.Alarms.Any(alarm => alarm.Kind == AlarmKind.Isolated));
            Assert.Equal("on vpn", site.Standing.Text);
            await scene.MeasureOnAsync(30);
            Assert.Equal(before, scene.Writes.Count);
        }
        finally
        {
            await RunAsync(scene, "nft", "delete table inet off");
        }

        await scene.UntilVerdictAsync("vpn", Verdict.Up);
    }

    [Fact]
    public async Task A_loss_of_30_percent_is_shown_as_degraded_and_moves_nothing()
    {
        // With two targets one round in eleven is lost: six in a row practically never.
        await using var scene = await Scene.StartAsync(shared, policy: [("DownAfter", "6"), ("QualityWindow", "00:00:02")]);
        await scene.CutAsync("dx", PathCut.Loss(0.3));
        await scene.UntilVerdictAsync("dx", Verdict.Degraded);
        var site = await scene.MeasureOnAsync(60);
        Assert.Equal("on dx", site.Standing.Text);
        Assert.Empty(scene.Writes);
        await scene.HealAsync("dx");
        await scene.UntilVerdictAsync("dx", Verdict.Up);
    }

    private static async Task RunAsync(Scene scene, string program, params string[] arguments)
    {
        var result = await scene.Lab.Network.ExecAsync(LabHost.VpcRouter, program, arguments, Scene.Cancel);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static async Task UntilFlowsAsync(TrafficMeter meter)
    {
        for (var attempt = 0; meter.Silence > TimeSpan.FromMilliseconds(50) || meter.Counts.Answered == 0; attempt++)
        {
            Assert.True(attempt < 1000, "Production traffic did not come back.");
            await Task.Delay(10, Scene.Cancel);
        }
    }
}
