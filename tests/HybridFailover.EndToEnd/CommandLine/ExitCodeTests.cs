using HybridFailover.EndToEnd.Failover;
using HybridFailover.Engine.Health;

namespace HybridFailover.EndToEnd.CommandLine;

/// <summary>What scripts rely on, against a real monitor with real routes.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class ExitCodeTests(SharedLab shared)
{
    [Fact]
    public async Task Exit_codes_tell_done_refused_wrong_and_unreachable_apart()
    {
        await using var scene = await Scene.StartAsync(shared);
        await ExpectAsync(scene, "status", 0, "on dx");
        await ExpectAsync(scene, "failover LAX1 --to vpn --reason Carrier_maintenance_tonight --for 1h", 0, "verified");
        Assert.Equal([Scene.Appliance], scene.Targets);
        await ExpectAsync(scene, "failover LAX1 --to vpn --reason Carrier_maintenance_tonight", 1, "AlreadyThere");
        await ExpectAsync(scene, "failback LAX1 --reason Maintenance_is_over_early", 0, "verified");
        Assert.Equal([null], scene.Targets);
        await ExpectAsync(scene, "hold LAX1 --reason short", 1, "ReasonMissing");
        await ExpectAsync(scene, "hold LAX1 --reason Works_on_the_backup --expected-version 1", 0, ""); // a stale view never refuses a hold
        await ExpectAsync(scene, "release LAX1 --reason Works_are_done", 0, "");

        await scene.CutAsync("vpn");
        await scene.UntilVerdictAsync("vpn", Verdict.Down);
        var before = scene.Writes.Count;
        await ExpectAsync(scene, "failover LAX1 --to vpn --reason Carrier_maintenance_tonight", 1, "TargetDown");
        await ExpectAsync(scene, "drill LAX1 --reason Quarterly_failover_drill --code test", 1, "TargetDown");
        Assert.Equal(before, scene.Writes.Count);

        await ExpectAsync(scene, "failover LAX1 --to isdn --reason Carrier_maintenance_tonight", 2, "dx, vpn");
        await ExpectAsync(scene, "status PHX1", 2, "LAX1");
        await ExpectAsync(scene, "failover LAX1 --to vpn", 2, "--reason");
        await scene.Monitor.KillAsync(Scene.Cancel);
        await ExpectAsync(scene, "status", 3, "--url");
        await ExpectAsync(scene, "hold LAX1 --reason Works_on_the_backup", 3, "--url");
    }

    [Fact]
    public async Task An_overridden_failover_goes_to_a_path_that_is_down_and_stays_there()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("vpn");
        await scene.UntilVerdictAsync("vpn", Verdict.Down);
        await ExpectAsync(scene, "failover LAX1 --to vpn --reason Carrier_reports_silent_errors --override LAX1", 0, "verified");
        Assert.Equal([Scene.Appliance], scene.Targets);
        var site = await scene.MeasureOnAsync(30);
        Assert.Equal("on vpn", site.Standing.Text);
        Assert.True(site.Mode.EvenIfDown);
    }

    [Fact]
    public async Task A_drill_goes_there_and_back_and_says_so()
    {
        await using var scene = await Scene.StartAsync(shared);
        await ExpectAsync(scene, "drill LAX1 --for 2s --reason Quarterly_failover_drill --code test", 0, "");
        await scene.UntilOnAsync("dx");
        Assert.Equal([null], scene.Targets);
        Assert.Equal(["dx → vpn", "vpn → dx"], (await scene.EndedAsync()).Select(each => $"{each.From} → {each.To}"));
    }

    private static async Task ExpectAsync(Scene scene, string line, int code, string part)
    {
        var typed = await scene.TypeAsync(line);
        Assert.True(typed.ExitCode == code, $"\"{line}\" ended with {typed.ExitCode}: {typed.Output}{typed.Error}");
        Assert.Contains(part, typed.Output + typed.Error, StringComparison.Ordinal);
    }
}
