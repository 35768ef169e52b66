using System.Numerics;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Probing;
using HybridFailover.Engine.Tests.Samples;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class SamplingTests
{
    /// <summary>A round every 200 ms. Its rehearsals, which go out in between, count for nothing here.</summary>
    private static readonly Policy Steady = Printed.Of(Preset.Balanced);

    private readonly RecordedSamples _samples = new();

    [Fact]
    public void Every_second_has_its_rounds()
    {
        using var scene = NewScene(Steady);
        var start = scene.Time.GetUtcNow().ToUnixTimeSeconds();
        scene.RunFor(20);
        var seconds = _samples.Seconds("dx");
        Assert.InRange(seconds.Length, 17, 18);
        for (var place = 0; place < seconds.Length; place++)
            Assert.Equal(new PathSecond(Scene.Site, "dx", start + place, 5, 0, 0, 0, 1_000, 1_000, 1_000), seconds[place]);
        Assert.Empty(_samples.Runs("dx"));
    }

    [Fact]
    public void Every_minute_has_its_percentiles_and_its_jitter()
    {
        using var scene = NewScene(Steady);
        scene.Dx.Answer = (_, sentAt) => TimeSpan.FromMilliseconds(sentAt.Ticks / Steady.Interval.Ticks % 2 == 0 ? 1 : 3);
        var start = scene.Time.GetUtcNow().ToUnixTimeSeconds() / 60;
        scene.RunFor(130);
        Assert.Equal(
            [.. new[] { start, start + 1 }.Select(minute => new PathMinute(Scene.Site, "dx", minute, 300, 0, 0, 0, 1_000, 1_000, 1_000, 1_000, 3_000, 3_000, 3_000, Jitter: 2_000))],
            _samples.Minutes("dx"));
    }

    [Fact]
    public void Probes_are_counted_and_not_rounds()
    {
        using var scene = NewScene(Steady, targets: 2);
        scene.Network["10.1.0.2"].CutFrom = TimeSpan.Zero;
        scene.RunFor(10);
        Assert.All(_samples.Seconds("dx"), second => Assert.Equal((10, 5, 1_000u), (second.Sent, second.Lost, second.MedianMicroseconds)));
        Assert.Empty(_samples.Runs("dx")); // one of two is the quorum
    }

    [Fact]
    public void A_reply_after_the_timeout_is_late_and_not_lost()
    {
        using var scene = NewScene(Steady);
        scene.Dx.Answer = (_, _) => TimeSpan.FromMilliseconds(700);
        scene.RunFor(70);
        Assert.All(_samples.Seconds("dx"), second => Assert.Equal((5, 0, 5, 0u), (second.Sent, second.Lost, second.Late, second.MedianMicroseconds)));
        Assert.All(_samples.Runs("dx"), run => Assert.Equal(LossKind.Late, run.Kind));
        Assert.NotEmpty(_samples.Runs("dx"));
    }

    [Fact]
    public void A_run_has_every_lost_round_of_it_those_of_a_burst_too()
    {
        using var scene = NewScene(Steady);
        scene.RunFor(20);
        (scene.Dx.CutFrom, scene.Dx.CutTo) = (TimeSpan.FromSeconds(20.1), TimeSpan.FromSeconds(23));
        scene.RunFor(10);
        var lost = scene.Rounds("dx").Where(round => round.Outcome == RoundOutcome.Lost && round.Kind != RoundKind.Rehearsal).ToList();
        Assert.Contains(lost, round => round.Kind == RoundKind.Burst);
        Assert.Equal(
            new LossRun(Scene.Site, "dx", scene.Time.GetUtcNow() - scene.Now + lost[0].SentAt, lost[^1].SentAt - lost[0].SentAt, lost.Count, LossKind.Lost),
            Assert.Single(_samples.Runs("dx")));
    }

    [Fact]
    public void A_long_run_is_told_piece_by_piece_while_it_goes_on()
    {
        using var scene = NewScene(Steady);
        scene.RunFor(10);
        scene.Dx.CutFrom = scene.Now;
        scene.RunFor(150);
        Assert.Equal(2, _samples.Runs("dx").Length);
        scene.Dx.CutTo = scene.Now;
        scene.RunFor(10);
        var pieces = _samples.Runs("dx");
        var lost = scene.Rounds("dx").Where(round => round.Outcome == RoundOutcome.Lost).ToList();
        for (var piece = 1; piece < pieces.Length; piece++) Assert.Equal(pieces[piece - 1].StartedAt + pieces[piece - 1].Length, pieces[piece].StartedAt);
        Assert.Equal(lost.Count, pieces.Sum(piece => piece.Rounds));
        Assert.Equal(lost[^1].SentAt - lost[0].SentAt, pieces.Aggregate(TimeSpan.Zero, (sum, piece) => sum + piece.Length));
    }

    [Fact]
    public void A_second_without_a_round_has_no_row()
    {
        using var scene = NewScene(Steady with { Interval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(1) });
        scene.RunFor(130);
        var seconds = _samples.Seconds("dx");
        Assert.All(seconds.Zip(seconds.Skip(1)), pair => Assert.Equal(5, pair.Second.Second - pair.First.Second));
        Assert.All(seconds, second => Assert.Equal(1, second.Sent));
        Assert.Equal([12, 12], _samples.Minutes("dx").Select(minute => minute.Sent));
    }

    [Fact]
    public void A_path_with_one_round_a_minute_is_sampled_all_the_same()
    {
        using var scene = NewScene(Steady with { Interval = TimeSpan.FromSeconds(60), Timeout = TimeSpan.FromSeconds(60) });
        scene.RunFor(310);
        Assert.Equal([1, 1, 1, 1], _samples.Seconds("dx").Select(second => second.Sent));
        Assert.Equal([1, 1, 1], _samples.Minutes("dx").Select(minute => minute.Sent));
    }

    [Fact]
    public void A_path_of_TCP_targets_alone_is_sampled_by_their_pace()
    {
        Scene? running = null;
        using var connects = new FakeConnects(() => running?.Now ?? TimeSpan.Zero);
        using var scene = running = new Scene(Steady, connects: connects, fleet: Scene.FleetOf(Steady, [Scene.Tcp("10.1.0.1")], Scene.Targets(2, 1)), samples: _samples);
        scene.RunFor(10);
        Assert.All(_samples.Seconds("dx"), second => Assert.Equal((1, 0, 3_000u), (second.Sent, second.Lost, second.MedianMicroseconds)));
        Assert.InRange(_samples.Seconds("dx").Length, 6, 8);
    }

    [Fact]
    public void A_path_that_is_configured_away_tells_what_it_has()
    {
        using var scene = NewScene(Steady);
        scene.RunFor(30.05);
        scene.Vpn.CutFrom = scene.Now;
        scene.RunFor(1);
        var settled = scene.Rounds("vpn").Count(round => round.Kind == RoundKind.Steady && scene.Now - round.SentAt >= Steady.Timeout);
        scene.Apply(Scene.FleetOf(Steady, Scene.Targets(1, 1)));
        scene.RunFor(0.01);
        Assert.Equal(settled, _samples.Seconds("vpn").Sum(second => second.Sent));
        Assert.Equal(settled, Assert.Single(_samples.Minutes("vpn")).Sent);
        Assert.Equal(LossKind.Lost, Assert.Single(_samples.Runs("vpn")).Kind);
    }

    [Fact]
    public void A_retargeted_path_goes_on_under_its_name()
    {
        using var scene = NewScene(Steady);
        scene.RunFor(30.05);
        scene.Apply(Scene.FleetOf(Steady, Scene.Targets(1, 1), Scene.Targets(3, 1)));
        scene.RunFor(30);
        var seconds = _samples.Seconds("vpn").Select(second => second.Second).Distinct().ToList();
        Assert.All(seconds.Zip(seconds.Skip(1)), pair => Assert.Equal(1, pair.Second - pair.First));
        Assert.InRange(seconds.Count, 57, 59);
    }

    [Fact]
    public void The_end_of_the_watch_tells_the_rest()
    {
        using (var scene = NewScene(Steady)) scene.RunFor(10.5);
        Assert.Equal(52, _samples.Seconds("dx").Sum(second => second.Sent)); // the round sent at 10.4 s still waits
        Assert.Equal(52, Assert.Single(_samples.Minutes("dx")).Sent);
    }

    [Fact]
    public void An_hour_set_back_brings_its_seconds_again_and_each_round_once()
    {
        using (var scene = NewScene(Steady))
        {
            scene.RunFor(20.5);
            scene.Time.SetWallClock(TimeSpan.FromHours(-1));
            scene.RunFor(20);
        }
        var seconds = _samples.Seconds("dx");
        var back = Array.FindIndex(seconds, second => second.Second < seconds[0].Second);
        Assert.InRange(seconds[back].Second - seconds[0].Second, -3600 + 19, -3600 + 22);
        Assert.InRange(back, 20, 22);
        Assert.Equal(202, seconds.Sum(second => second.Sent));
        Assert.Equal([-60, 60], _samples.Minutes("dx").Zip(_samples.Minutes("dx").Append(_samples.Minutes("dx")[0]).Skip(1)).Select(pair => (int)(pair.Second.Minute - pair.First.Minute)));
    }

    [Fact]
    public void A_corrected_clock_brings_no_second_twice()
    {
        using (var scene = NewScene(Steady))
            for (var time = 0; time < 20; time++)
            {
                scene.RunFor(2.1);
                scene.Time.SetWallClock(TimeSpan.FromMilliseconds(time % 3 == 0 ? 400 : -300));
            }
        var seconds = _samples.Seconds("dx");
        Assert.Equal(seconds.Length, seconds.Select(second => second.Second).Distinct().Count());
        Assert.Equal(210, seconds.Sum(second => second.Sent));
    }

    [Fact]
    public void A_monitor_that_stood_still_has_a_gap_and_void_rounds()
    {
        using var scene = NewScene(Steady);
        scene.RunFor(20.05);
        scene.StepAt(scene.Now + TimeSpan.FromSeconds(10));
        scene.RunFor(10);
        var start = _samples.Seconds("dx")[0].Second;
        Assert.DoesNotContain(_samples.Seconds("dx"), second => second.Second - start is > 20 and < 30);
        Assert.Contains(_samples.Seconds("dx"), second => second.Second - start == 30);
    }

    [Fact]
    public void Whatever_happens_each_round_is_counted_once()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var samples = new RecordedSamples();
            var random = new Random(seed);
            List<Round> rounds;
            using (var scene = new Scene(Printed.Of(Preset.Fast), targets: 3, samples: samples))
            {
                foreach (var host in new[] { "10.1.0.1", "10.1.0.2", "10.1.0.3" })
                    scene.Network[host].Answer = (_, _) => random.Next(10) switch { 0 => null, 1 => TimeSpan.FromMilliseconds(300), _ => TimeSpan.FromMilliseconds(random.Next(1, 90)) };
                while (scene.Now < TimeSpan.FromSeconds(100))
                {
                    scene.RunFor(random.NextDouble() * 20);
                    scene.Time.SetWallClock(TimeSpan.FromSeconds(random.Next(4) switch { 0 => random.Next(-90, 90), 1 => random.NextDouble() - 0.5, _ => 0 }));
                    if (random.Next(4) == 0) scene.StepAt(scene.Now + TimeSpan.FromSeconds(random.NextDouble()));
                }
                rounds = [.. scene.Rounds("dx").Where(round => round.Kind == RoundKind.Steady && scene.Now - round.SentAt >= TimeSpan.FromMilliseconds(100))];
            }
            var (seconds, minutes) = (samples.Seconds("dx"), samples.Minutes("dx"));
            Assert.Equal(Sum(rounds, round => round.Sent), seconds.Sum(second => second.Sent));
            Assert.Equal(Sum(rounds, round => round.Late), seconds.Sum(second => second.Late));
            Assert.Equal(Sum(rounds, round => round.Void), seconds.Sum(second => second.Void));
            Assert.Equal(Sum(rounds, round => round.Sent & ~(round.Answered | round.Late | round.Void)), seconds.Sum(second => second.Lost));
            Assert.Equal(seconds.Sum(second => second.Sent), minutes.Sum(minute => minute.Sent));
            Assert.All(seconds, second => Assert.True(second.MinMicroseconds <= second.MedianMicroseconds && second.MedianMicroseconds <= second.MaxMicroseconds));
        }
    }

    private Scene NewScene(Policy policy, int targets = 1) => new(policy, targets, samples: _samples);

    private static int Sum(List<Round> rounds, Func<Round, uint> targets) => rounds.Sum(round => BitOperations.PopCount(targets(round)));
}
