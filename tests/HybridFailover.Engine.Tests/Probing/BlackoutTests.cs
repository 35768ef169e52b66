using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class BlackoutTests
{
    [Theory]
    [InlineData(Preset.Fast, 0.29)]
    [InlineData(Preset.Balanced, 0.60)]
    [InlineData(Preset.Conservative, 6.0)]
    public void The_printed_worst_case_is_the_formula_s(Preset preset, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Printed.WorstCase(Printed.Of(preset)));

    [Theory]
    [InlineData(Preset.Fast)]
    [InlineData(Preset.Balanced)]
    [InlineData(Preset.Conservative)]
    public void A_blackout_is_decided_within_the_worst_case_at_every_phase_and_round_trip(Preset preset)
    {
        var policy = Printed.Of(preset);
        var longest = TimeSpan.Zero;
        foreach (var roundTrip in new[] { 0.01, 0.2, 0.49 })
            for (var phase = 0; phase < 40; phase++)
            {
                using var scene = new Scene(policy, targets: 2);
                foreach (var host in new[] { "10.1.0.1", "10.1.0.2" }) scene.Network[host].RoundTrip = roundTrip * policy.Timeout;
                var cut = 40 * policy.Interval + phase / 40.0 * policy.Interval + TimeSpan.FromTicks(1);
                foreach (var host in new[] { "10.1.0.1", "10.1.0.2" }) scene.Network[host].CutFrom = cut;
                scene.RunTo(cut);
                Assert.NotEqual(Verdict.Down, scene["dx"].Verdict);
                var decided = scene.RunUntil("dx", Verdict.Down, 2 * Printed.WorstCase(policy)) - cut;
                if (decided > longest) longest = decided;
            }
        Assert.InRange(longest, Printed.WorstCase(policy) / 2, Printed.WorstCase(policy));
    }

    [Fact]
    public void The_verdict_waits_for_the_full_timeouts()
    {
        var policy = Printed.Of(Preset.Balanced);
        using var scene = new Scene(policy);
        scene.RunFor(10);
        scene.Dx.CutFrom = scene.Now + TimeSpan.FromTicks(1);
        scene.RunUntil("dx", Verdict.Down, TimeSpan.FromSeconds(2));
        var lost = scene.Rounds("dx").Where(round => round.SentAt >= scene.Dx.CutFrom).Take(policy.DownAfter).ToList();
        Assert.Equal(lost[^1].SentAt + policy.Timeout, scene["dx"].VerdictSince);
        Assert.Equal(lost[0].SentAt, scene["dx"].FirstLostSentAt);
        Assert.Equal("4 rounds lost in a row (limit 4)", scene["dx"].Sentence);
    }

    [Fact]
    public void A_blackout_shorter_than_the_verdict_leaves_the_path_up()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.RunFor(10);
        scene.Dx.CutFrom = scene.Now;
        scene.Dx.CutTo = scene.Now + TimeSpan.FromMilliseconds(250);
        scene.RunFor(10);
        Assert.DoesNotContain(scene.Reports, report => report.Verdict == Verdict.Down);
    }

    [Fact]
    public void The_other_path_s_fresh_proof_is_told_before_the_verdict()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.RunFor(10);
        scene.Dx.CutFrom = scene.Now;
        scene.RunUntil("dx", Verdict.Down, TimeSpan.FromSeconds(2));
        Assert.True(scene["vpn"].AnsweredSentAt > scene["dx"].FirstLostSentAt);
        Assert.True(scene["vpn"].At < scene["dx"].VerdictSince);
    }
}
