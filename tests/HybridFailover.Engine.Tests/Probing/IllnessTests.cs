using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class IllnessTests
{
    private static readonly Policy Balanced = Printed.Of(Preset.Balanced);

    [Fact]
    public void Rounds_open_while_the_scheduler_woke_late_are_void()
    {
        using var scene = Cut();
        var sent = scene.Rounds("dx")[^1].SentAt;
        scene.StepAt(sent + Balanced.Interval + Balanced.Timeout / 2 + TimeSpan.FromMilliseconds(1));
        Assert.Equal(RoundOutcome.Void, scene.Rounds("dx").Single(round => round.SentAt == sent).Outcome);
        Assert.Equal(1, scene.Watch.LateCount);
        Assert.Contains("late", scene.Watch.Illness);
    }

    [Fact]
    public void A_scheduler_that_wakes_late_again_and_again_takes_no_path_down()
    {
        using var scene = Cut();
        for (var step = 0; step < 100; step++) scene.StepAt(scene.Now + TimeSpan.FromMilliseconds(350));
        Assert.DoesNotContain(scene.Reports, report => report.Verdict == Verdict.Down);
        Assert.True(scene.Watch.LateCount > 90);
    }

    [Fact]
    public void A_wake_up_half_a_timeout_late_is_not_yet_illness()
    {
        using var scene = new Scene(Balanced, fleet: Scene.FleetOf(Balanced, Scene.Targets(1, 1)));
        scene.RunTo(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        scene.StepAt(TimeSpan.FromSeconds(10) + Balanced.Timeout / 2);
        Assert.Equal(0, scene.Watch.LateCount);
        Assert.Null(scene.Watch.Illness);
    }

    [Fact]
    public void Answers_that_had_come_in_before_a_stall_s_end_still_count()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(10);
        scene.StepAt(scene.Now + TimeSpan.FromMilliseconds(700));
        scene.RunFor(1);
        Assert.DoesNotContain(scene.Rounds("dx"), round => round.Outcome == RoundOutcome.Lost);
    }

    [Fact]
    public void A_late_wake_that_voided_nothing_is_counted_and_not_named()
    {
        using var scene = new Scene(Balanced, fleet: Scene.FleetOf(Balanced, Scene.Targets(1, 1)));
        scene.RunTo(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        scene.StepAt(TimeSpan.FromSeconds(10) + Balanced.Timeout);
        Assert.Equal(1, scene.Watch.LateCount);
        Assert.Null(scene.Watch.Illness);
    }

    [Fact]
    public void The_illness_is_named_for_ten_seconds()
    {
        using var scene = Cut();
        scene.StepAt(scene.Now + TimeSpan.FromMilliseconds(700));
        scene.RunFor(9);
        Assert.NotNull(scene.Watch.Illness);
        scene.RunFor(2);
        Assert.Null(scene.Watch.Illness);
    }

    [Fact]
    public void A_probe_that_can_not_be_sent_is_void_and_nobody_s_loss()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(10);
        scene.Dx.IsReachable = false;
        scene.RunFor(10);
        Assert.DoesNotContain(scene.Reports, report => report.Verdict == Verdict.Down);
        Assert.Equal(Verdict.Unknown, scene["dx"].Verdict);
        Assert.Contains("no route to 10.1.0.1", scene.Watch.Illness);
        Assert.Equal(0, scene.Figures("dx").Loss60s);
        Assert.True(scene.Figures("dx").Void > 40);
    }

    [Fact]
    public void A_lost_round_whose_quorum_might_have_been_made_by_an_unsent_probe_is_void()
    {
        using var scene = new Scene(Balanced, targets: 2);
        scene.RunFor(10);
        scene.Dx.IsReachable = false;
        scene.Network["10.1.0.2"].CutFrom = scene.Now;
        scene.RunFor(5);
        Assert.DoesNotContain(scene.Reports, report => report.Verdict == Verdict.Down);
        Assert.Equal(Verdict.Unknown, scene["dx"].Verdict);
    }

    [Fact]
    public void A_socket_that_can_not_be_had_is_named_and_tried_again_while_the_rest_goes_on()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(5);
        scene.Network.OpenError = "10.9.0.1 is not an address of this host.";
        scene.Apply(Scene.FleetOf(Balanced, Scene.Targets(1, 1),
            [Scene.Icmp("10.2.0.1") with { Source = System.Net.IPAddress.Parse("10.9.0.1") }]));
        scene.RunFor(5);
        Assert.Equal((Verdict.Up, Verdict.Unknown), (scene["dx"].Verdict, scene["vpn"].Verdict));
        Assert.Equal("10.9.0.1 is not an address of this host.", scene.Watch.Illness);
        scene.Network.OpenError = null;
        scene.RunFor(10);
        Assert.Equal(Verdict.Up, scene["vpn"].Verdict);
        Assert.Null(scene.Watch.Illness);
    }

    [Fact]
    public void No_result_for_three_intervals_and_a_timeout_is_unknown_to_the_tick()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(10.1);
        var last = scene.Dx.Probes[^1] + scene.Dx.RoundTrip;
        scene.Dx.IsReachable = false;
        scene.RunFor(5);
        Assert.Equal(last + 3 * Balanced.Interval + Balanced.Timeout, scene["dx"].VerdictSince);
        scene.Dx.IsReachable = true;
        scene.RunFor(0.3);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
    }

    private static Scene Cut()
    {
        var scene = new Scene(Balanced);
        scene.RunFor(10.15);
        scene.Dx.CutFrom = scene.Vpn.CutFrom = TimeSpan.Zero;
        return scene.RunFor(0.15);
    }
}
