using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Probing;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class PathWatchTests
{
    private static readonly Policy Balanced = Printed.Of(Preset.Balanced);

    [Fact]
    public void A_changed_threshold_keeps_what_was_measured()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(20);
        var sent = scene.Figures("dx").Sent;
        var answered = 0;
        scene.Dx.Answer = (_, _) => answered++ % 10 == 0 ? null : TimeSpan.FromMilliseconds(1);
        scene.RunFor(40);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        scene.Apply(Scene.FleetOf(Balanced with { LossFailRatio = 0.08 }, Scene.Targets(1, 1), Scene.Targets(2, 1)));
        scene.RunFor(0.5);
        Assert.Equal(Verdict.Degraded, scene["dx"].Verdict);
        Assert.True(scene.Figures("dx").Sent > sent);
        Assert.True(scene.Rounds("dx").Count > 250);
    }

    [Fact]
    public void A_retargeted_path_starts_unknown_and_the_other_keeps_its_verdict()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(20);
        scene.Apply(Scene.FleetOf(Balanced, Scene.Targets(1, 1), Scene.Targets(3, 1)));
        scene.RunFor(0.5);
        Assert.Equal((Verdict.Up, Verdict.Unknown), (scene["dx"].Verdict, scene["vpn"].Verdict));
        Assert.False(scene["vpn"].WarmedUp);
        scene.RunFor(5);
        Assert.Equal(Verdict.Up, scene["vpn"].Verdict);
    }

    [Fact]
    public void A_path_configured_away_is_probed_no_more()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(5);
        scene.Apply(Scene.FleetOf(Balanced, Scene.Targets(1, 1)));
        scene.RunFor(0.1);
        var before = scene.Vpn.Probes.Count;
        scene.RunFor(5);
        Assert.Equal(before, scene.Vpn.Probes.Count);
        Assert.Same(PathFigures.None, scene.Figures("vpn"));
    }

    [Fact]
    public void A_changed_interval_is_in_force_at_once()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(10);
        scene.Apply(Scene.FleetOf(Printed.Of(Preset.Fast), Scene.Targets(1, 1), Scene.Targets(2, 1)));
        var from = scene.Now;
        scene.RunFor(10);
        Assert.InRange(scene.Rounds("vpn").Count(round => round.SentAt > from && round.Kind == RoundKind.Steady), 99, 101);
    }

    [Fact]
    public void Targets_of_one_family_and_binding_share_a_socket()
    {
        using var scene = new Scene(Balanced, fleet: Scene.FleetOf(Balanced,
            [.. Scene.Targets(1, 2).Select(target => target with { Source = System.Net.IPAddress.Parse("10.0.2.10") })],
            [.. Scene.Targets(2, 2).Select(target => target with { Interface = "eth1" })],
            Scene.Targets(3, 2)));
        scene.RunFor(1);
        Assert.Equal(3, scene.Network.Opened);
    }

    [Fact]
    public void A_fleet_without_targets_is_refused()
    {
        using var scene = new Scene(Balanced);
        Assert.Throws<ArgumentException>(() => scene.Watch.Apply(Scene.FleetOf(Balanced, Array.Empty<Target>())));
    }

    [Fact]
    public void A_path_that_is_well_is_reported_about_once_a_second()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(10);
        scene.Reports.Clear();
        scene.RunFor(10);
        Assert.InRange(scene.Reports.Count(report => report.Path == "dx"), 9, 11);
    }

    [Fact]
    public void While_the_active_path_is_down_every_result_is_reported_at_once()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(10);
        scene.Dx.CutFrom = scene.Vpn.CutFrom = scene.Now;
        scene.Vpn.CutTo = scene.Now + TimeSpan.FromSeconds(5);
        scene.RunTo(scene.Vpn.CutTo);
        scene.Reports.Clear();
        scene.RunFor(0.4);
        var answered = scene.Reports.First(report => report.Path == "vpn" && report.AnsweredSentAt > scene.Vpn.CutTo);
        Assert.Equal(answered.AnsweredSentAt + scene.Vpn.RoundTrip, answered.At);
    }

    [Fact]
    public void The_first_probe_s_time_is_known_in_UTC()
    {
        using var scene = new Scene(Balanced);
        var start = scene.Time.GetUtcNow();
        Assert.Null(scene.Watch.FirstProbeAt);
        scene.RunFor(1);
        Assert.Equal(start, scene.Watch.FirstProbeAt);
    }

    [Fact]
    public void After_an_outage_the_quality_rule_judges_what_came_after_it()
    {
        using var scene = new Scene(Balanced with { FlapGrowth = 1 });
        scene.RunFor(40);
        scene.Dx.CutFrom = scene.Now;
        scene.Dx.CutTo = scene.Now + TimeSpan.FromSeconds(20);
        scene.RunFor(40);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        Assert.DoesNotContain(scene.Reports, report => report.Verdict == Verdict.Degraded);
        Assert.InRange(scene["dx"].VerdictSince - scene.Dx.CutTo, 14 * Balanced.Interval, 16 * Balanced.Interval);
    }

    [Fact]
    public void Loss_of_thirty_percent_degrades_within_a_window()
    {
        using var scene = new Scene(Balanced, targets: 2);
        scene.RunFor(20);
        var random = new Random(7);
        foreach (var host in new[] { "10.1.0.1", "10.1.0.2" })
            scene.Network[host].Answer = (_, _) => random.NextDouble() < 0.3 ? null : TimeSpan.FromMilliseconds(1);
        scene.RunFor(30);
        Assert.Equal(Verdict.Degraded, scene["dx"].Verdict);
        Assert.Contains("% loss over 30 s (limit 20 %, recovers at 5 %)", scene["dx"].Sentence);
    }
}
