using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>A link that comes and goes: failover is never damped, failback is.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class FlappingTests(SharedLab shared)
{
    [Fact]
    public async Task Each_failback_waits_longer_and_the_third_for_a_person()
    {
        var delay = TimeSpan.FromSeconds(1);
        await using var scene = await Scene.StartAsync(shared, policy: [("FlapGrowth", "2"), ("FlapBudget", "3"), ("FailbackDelay", "00:00:01"), ("UpAfter", "3")]);
        for (var time = 1; time <= 2; time++)
        {
            await scene.CutAsync("dx");
            var away = await scene.UntilOnAsync("vpn");
            Assert.Equal(time, away.RecentFailovers);
            Assert.False(away.FailbackBlocked);
            await scene.HealAsync("dx");
            await scene.UntilOnAsync("dx");
            var (failover, failback) = await scene.EndedAsync() is [.., var out_, var back] ? (out_, back) : throw new InvalidOperationException("No two transitions.");
            // The machine's own times: never sooner than the delay after the arrival on the VPN, however slow this machine is.
            Assert.True(failback.DecidedAt - failover.VerifiedAt >= delay * time, $"failback {time} came {failback.DecidedAt - failover.VerifiedAt} after {failover.Id}");
        }

        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        await scene.HealAsync("dx");
        var blocked = await scene.UntilVerdictAsync("dx", Verdict.Up);
        Assert.True(blocked.FailbackBlocked);
        Assert.Contains(blocked.Alarms, alarm => alarm.Kind == AlarmKind.Flapping);
        var before = scene.Writes.Count;
        await scene.MeasureOnAsync(60); // longer than the delay that would be next
        Assert.Equal(before, scene.Writes.Count);

        var allowed = await scene.TypeAsync("allow-failback LAX1 --reason The_carrier_replaced_the_optics");
        Assert.Equal(0, allowed.ExitCode);
        await scene.UntilOnAsync("dx");
        Assert.Equal([null], scene.Targets);
    }
}
