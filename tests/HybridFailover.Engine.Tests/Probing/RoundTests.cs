using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class RoundTests
{
    private static readonly Policy Balanced = Printed.Of(Preset.Balanced);

    [Fact]
    public void A_round_probes_every_target_together_and_paths_are_spread_over_the_interval()
    {
        using var scene = new Scene(Balanced, targets: 2);
        scene.RunFor(2.05);
        Assert.Equal(scene.Network["10.1.0.1"].Probes, scene.Network["10.1.0.2"].Probes);
        Assert.Equal(11, scene.Dx.Probes.Count);
        Assert.Equal(Balanced.Interval / 2, scene.Vpn.Probes[0] - scene.Dx.Probes[0]);
    }

    [Fact]
    public void One_dead_target_is_no_loss_of_the_path_while_the_quorum_answers()
    {
        using var scene = new Scene(Balanced, targets: 2);
        scene.Dx.CutFrom = TimeSpan.Zero;
        scene.RunFor(40.05);
        Assert.Equal((Verdict.Up, "0 % loss over 30 s"), (scene["dx"].Verdict, scene["dx"].Sentence));
        Assert.DoesNotContain(scene.Rounds("dx"), round => round.Kind == RoundKind.Burst);
        Assert.Equal(0.5, scene.Figures("dx").Loss60s!.Value, 0.01);
        Assert.Contains(scene.Figures("dx").Warnings, warning => warning.Contains("icmp://10.1.0.1 has not answered"));
    }

    [Fact]
    public void A_path_of_which_no_target_answers_is_not_said_to_rest_on_the_others()
    {
        using var scene = new Scene(Balanced, targets: 2);
        scene.RunFor(10);
        scene.Network["10.1.0.1"].CutFrom = scene.Network["10.1.0.2"].CutFrom = scene.Now;
        scene.RunFor(10);
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
        Assert.Empty(scene.Figures("dx").Warnings);
    }

    [Fact]
    public void A_round_with_fewer_answers_than_the_quorum_is_lost()
    {
        using var scene = new Scene(Balanced with { Quorum = 2 }, targets: 2);
        scene.RunFor(10);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        scene.Dx.CutFrom = scene.Now;
        scene.RunFor(2);
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
    }

    [Fact]
    public void Losses_in_a_row_are_counted_in_the_order_sent()
    {
        // One probe in three answers: their answers come in between the timeouts of the others, never four lost in a row.
        using var scene = new Scene(Balanced with { Timeout = TimeSpan.FromSeconds(1), LossFailRatio = 0.9 });
        scene.RunFor(5);
        var probe = 0;
        scene.Dx.Answer = (_, _) => probe++ % 3 == 0 ? TimeSpan.FromMilliseconds(1) : null;
        scene.RunFor(60);
        Assert.DoesNotContain(scene.Reports, report => report.Verdict == Verdict.Down);
    }

    [Fact]
    public void Figures_count_late_answers_back()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(10);
        scene.Dx.RoundTrip = TimeSpan.FromMilliseconds(300);
        scene.RunFor(0.25);
        scene.Dx.RoundTrip = TimeSpan.FromMilliseconds(1);
        scene.RunFor(5);
        var figures = scene.Figures("dx");
        Assert.Equal(0, figures.Lost);
        Assert.InRange(figures.Late, 1, 4);
        Assert.Equal(0, figures.Loss60s);
    }

    [Fact]
    public void The_newest_200_s_of_rounds_are_kept()
    {
        var policy = Printed.Of(Preset.Fast);
        using var scene = new Scene(policy);
        scene.RunFor(300);
        var kept = scene.Watch.Rounds(Scene.Site, "dx", scene.Now - TimeSpan.FromSeconds(200), scene.Now);
        Assert.Equal(2000, kept.Count(round => round.Kind == RoundKind.Steady));
        Assert.Equal(kept.OrderBy(round => round.SentAt), kept);
    }

    [Fact]
    public void A_round_trip_is_measured_from_the_sending_to_the_receipt()
    {
        using var scene = new Scene(Balanced, targets: 2);
        scene.Dx.RoundTrip = TimeSpan.FromMilliseconds(12);
        scene.Network["10.1.0.2"].RoundTrip = TimeSpan.FromMilliseconds(9);
        scene.RunFor(5.19);
        var figures = scene.Figures("dx");
        Assert.Equal(TimeSpan.FromMilliseconds(9), figures.Latency);
        Assert.Equal(TimeSpan.FromMilliseconds(9), figures.LatencyP99);
        Assert.Equal(TimeSpan.Zero, figures.Jitter);
    }
}
