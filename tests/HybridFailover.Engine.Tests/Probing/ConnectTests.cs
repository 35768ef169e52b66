using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class ConnectTests : IDisposable
{
    private static readonly Policy Balanced = Printed.Of(Preset.Balanced);
    private readonly FakeConnects _connects;
    private Scene? _scene;

    public ConnectTests() => _connects = new FakeConnects(() => _scene?.Now ?? TimeSpan.Zero);

    public void Dispose() => _connects.Dispose();

    [Fact]
    public void A_TCP_target_is_probed_once_a_second()
    {
        using var scene = Alone();
        scene.RunFor(10);
        Assert.InRange(_connects.Starts.Count, 10, 11);
        Assert.All(_connects.Starts.Zip(_connects.Starts.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(1), pair.Second - pair.First));
    }

    [Fact]
    public void Alone_on_a_path_it_judges_the_path_at_that_pace()
    {
        using var scene = Alone();
        scene.RunFor(20);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        Assert.Equal(TimeSpan.FromMilliseconds(3), scene.Figures("dx").Latency);
        _connects.Outcome = _ => null;
        scene.RunFor(3.1);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        scene.RunFor(2);
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
        Assert.DoesNotContain(scene.Rounds("dx"), round => round.Kind != RoundKind.Steady);
    }

    [Fact]
    public void A_failed_attempt_is_lost_as_one_that_never_ended()
    {
        using var scene = Alone();
        scene.RunFor(20);
        _connects.Outcome = _ => ConnectOutcome.Failed;
        scene.RunFor(6);
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
    }

    [Fact]
    public void An_attempt_that_never_left_is_void()
    {
        using var scene = Alone();
        scene.RunFor(20);
        _connects.Outcome = _ => ConnectOutcome.NotSent;
        scene.RunFor(10);
        Assert.Equal(Verdict.Unknown, scene["dx"].Verdict);
        Assert.Contains("could not be started", scene.Watch.Illness);
        Assert.DoesNotContain(scene.Reports, report => report.Verdict == Verdict.Down);
    }

    [Fact]
    public void Beside_ICMP_targets_its_loss_degrades_and_never_takes_down()
    {
        using var scene = Beside();
        scene.RunFor(20);
        _connects.Outcome = _ => null;
        scene.RunFor(60);
        Assert.Equal((Verdict.Degraded, "a TCP or HTTP target does not answer"), (scene["dx"].Verdict, scene["dx"].Sentence));
        Assert.DoesNotContain(scene.Reports, report => report.Path == "dx" && report.Verdict == Verdict.Down);
        _connects.Outcome = _ => ConnectOutcome.Answered;
        scene.RunFor(20);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
    }

    [Fact]
    public void Beside_ICMP_targets_its_success_does_not_keep_the_path_up()
    {
        using var scene = Beside();
        scene.RunFor(20);
        scene.Dx.CutFrom = scene.Now;
        scene.RunFor(1);
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
        var answered = scene["dx"].AnsweredSentAt;
        scene.RunFor(10);
        Assert.Equal((Verdict.Down, answered), (scene["dx"].Verdict, scene["dx"].AnsweredSentAt));
    }

    private Scene Alone() => Of([Scene.Tcp("10.1.0.1")]);

    private Scene Beside() => Of([Scene.Icmp("10.1.0.1"), Scene.Tcp("10.1.0.9")]);

    private Scene Of(Target[] dx) => _scene = new Scene(Balanced, connects: _connects, fleet: Scene.FleetOf(Balanced, dx, Scene.Targets(2, 1)));
}
