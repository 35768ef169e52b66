using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class SuspicionTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void The_next_round_follows_a_suspicion_at_once_and_then_every_confirm_interval()
    {
        var policy = Printed.Of(Preset.Balanced);
        using var scene = Warm(policy);
        scene.Dx.CutFrom = scene.Now + Tick;
        scene.RunFor(0.6);
        var lost = scene.Rounds("dx").Where(round => round.SentAt >= scene.Dx.CutFrom).Take(4).ToList();
        // 1 ms of smoothed round trip, and the least allowance of 10 ms.
        Assert.InRange(lost[1].SentAt - lost[0].SentAt, 11 * Millisecond - 10 * Tick, 11 * Millisecond + 10 * Tick);
        Assert.Equal(policy.ConfirmInterval, lost[2].SentAt - lost[1].SentAt);
        Assert.Equal(policy.ConfirmInterval, lost[3].SentAt - lost[2].SentAt);
        Assert.Equal([RoundKind.Steady, RoundKind.Burst, RoundKind.Burst, RoundKind.Burst], lost.Select(round => round.Kind));
    }

    [Fact]
    public void Suspicion_waits_longer_on_a_path_whose_round_trip_varies_and_never_beyond_half_the_timeout()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        var answers = 0;
        scene.Dx.Answer = (_, _) => answers++ < 150 ? (10 + answers % 2 * 70) * Millisecond : null;
        scene.RunFor(40);
        var first = scene.Rounds("dx").First(round => round.Outcome == RoundOutcome.Lost);
        var second = scene.Rounds("dx").First(round => round.SentAt > first.SentAt);
        Assert.Equal(100 * Millisecond, second.SentAt - first.SentAt);
    }

    [Fact]
    public void One_lost_probe_costs_one_extra_round()
    {
        using var scene = Warm(Printed.Of(Preset.Balanced));
        scene.Dx.CutFrom = scene.Now + Tick;
        scene.Dx.CutTo = scene.Now + 205 * Millisecond;
        var before = scene.Dx.Probes.Count;
        scene.RunFor(4);
        Assert.Equal(20 + 1, scene.Dx.Probes.Count - before);
    }

    [Fact]
    public void A_late_reply_ends_the_burst()
    {
        using var scene = Warm(Printed.Of(Preset.Balanced));
        scene.Dx.Answer = (_, _) => 250 * Millisecond;
        scene.RunFor(0.46);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        var before = scene.Dx.Probes.Count;
        // The first reply of the burst comes 250 ms after the round that was suspected.
        scene.RunFor(0.14);
        Assert.Equal(1, scene.Dx.Probes.Count - before);
    }

    [Fact]
    public void A_path_bursts_at_most_ten_times_a_minute_and_after_that_only_for_a_lost_round()
    {
        var timeout = 150 * Millisecond;
        using var scene = Warm(Printed.Of(Preset.Balanced) with { Timeout = timeout });
        var steady = 0;
        // Every second steady probe is lost; those of a burst are answered: each lost one would start a burst.
        scene.Dx.Answer = (_, sentAt) => sentAt.Ticks % (200 * Millisecond).Ticks == 0 && steady++ % 2 == 0 ? null : Millisecond;
        scene.RunFor(12);
        var bursts = scene.Rounds("dx").Where(round => round.Kind == RoundKind.Burst).Select(round => round.SentAt).ToList();
        var lost = scene.Rounds("dx").Where(round => round.Outcome == RoundOutcome.Lost).Select(round => round.SentAt).ToList();
        Assert.All(bursts.Take(10), at => Assert.Contains(lost, each => at > each && at - each < 20 * Millisecond));
        Assert.All(bursts.Skip(10), at => Assert.Contains(lost, each => at - each == timeout));
        Assert.NotEmpty(bursts.Skip(10));
    }

    [Fact]
    public void Suspicion_of_the_active_path_bursts_every_path_of_the_site()
    {
        using var scene = Warm(Printed.Of(Preset.Balanced));
        scene.Dx.CutFrom = scene.Now + Tick;
        scene.RunFor(0.4);
        Assert.True(scene.Rounds("vpn").Count(round => round.SentAt > scene.Dx.CutFrom && round.Kind == RoundKind.Burst) >= 3);
    }

    [Fact]
    public void Suspicion_of_a_standby_bursts_that_one_alone()
    {
        using var scene = Warm(Printed.Of(Preset.Balanced));
        scene.Vpn.CutFrom = scene.Now + Tick;
        scene.RunFor(0.5);
        Assert.Contains(scene.Rounds("vpn"), round => round.SentAt > scene.Vpn.CutFrom && round.Kind == RoundKind.Burst);
        Assert.DoesNotContain(scene.Rounds("dx"), round => round.SentAt > scene.Vpn.CutFrom && round.Kind != RoundKind.Steady);
    }

    [Fact]
    public void The_other_paths_burst_ends_with_the_active_path_s()
    {
        using var scene = Warm(Printed.Of(Preset.Balanced));
        scene.Dx.CutFrom = scene.Now + Tick;
        scene.RunUntil("dx", Verdict.Down, TimeSpan.FromSeconds(1));
        var downAt = scene.Now;
        scene.RunFor(3);
        Assert.DoesNotContain(scene.Rounds("vpn"), round => round.SentAt > downAt && round.Kind == RoundKind.Burst);
    }

    [Fact]
    public void A_path_that_is_down_does_not_burst()
    {
        using var scene = Warm(Printed.Of(Preset.Balanced));
        scene.Dx.CutFrom = scene.Now;
        scene.RunFor(5);
        var before = scene.Dx.Probes.Count;
        scene.RunFor(4);
        Assert.Equal(20, scene.Dx.Probes.Count - before);
    }

    [Fact]
    public void Burst_rounds_are_not_in_the_loss_shown()
    {
        using var scene = Warm(Printed.Of(Preset.Balanced));
        scene.Dx.CutFrom = scene.Now + Tick;
        scene.Dx.CutTo = scene.Now + 350 * Millisecond;
        scene.RunFor(9.19);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        var steady = scene.Rounds("dx").Where(round => round.Kind == RoundKind.Steady && round.SentAt >= scene.Now - TimeSpan.FromSeconds(10)).ToList();
        Assert.Equal(1.0 / steady.Count, scene.Figures("dx").Loss10s!.Value, 0.005);
    }

    private static Scene Warm(Policy policy) => new Scene(policy).RunFor(40);
}
