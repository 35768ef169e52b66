using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Replay;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Probing;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Engine.Tests.Replay;

public sealed class ReplayTests
{
    private static readonly Policy Balanced = Printed.Of(Preset.Balanced);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);

    private static ReplayReport Replay(LiveRun live, ReplayRecord record, params (string, string)[] values) => Replays.Run(record, Trials.Of(live.Site, values));

    private static (string?, string, Trigger)[] Moves(ReplayOutcome outcome) => [.. outcome.Transitions.Select(moved => (moved.Transition.From, moved.Transition.To, moved.Transition.Trigger))];

    [Fact]
    public void What_was_in_force_gives_what_happened()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(100).Cut(live.Dx, 20).RunFor(300);
        Assert.Equal(2, live.Transitions.Count);
        var report = Replay(live, live.Record());
        Assert.True(report.Check.IsSame, $"{report.Check}");
        Assert.InRange(report.Check.Widest, TimeSpan.Zero, Tick);
        Assert.Equal(Moves(report.Recorded), Moves(report.Replayed));
        Assert.InRange(report.Recorded.Lost, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.7));
        Assert.InRange(report.Gained.Duration(), TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, report.Recorded.ForNothing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Runs_and_counts_alone_give_the_same_transitions_to_one_interval(bool evidence)
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(100).Cut(live.Dx, 20).RunFor(200).Cut(live.Dx, 0.4).RunFor(20).Cut(live.Vpn, 30).RunFor(60).Cut(live.Dx, 90).RunFor(400);
        Assert.InRange(live.Transitions.Count, 4, 6);
        var report = Replay(live, live.Record(evidence: evidence));
        Assert.True(report.Check.IsSame, $"{report.Check}");
        Assert.InRange(report.Check.Widest, TimeSpan.Zero, evidence ? Tick : Balanced.Interval + Tick);
        Assert.InRange((report.Check.Lost - report.Recorded.Lost).Duration(), TimeSpan.Zero, report.Exact);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, true), InlineData(3, true), InlineData(4, true), InlineData(5, true), InlineData(6, true)]
    [InlineData(1, false), InlineData(2, false), InlineData(3, false), InlineData(4, false), InlineData(5, false), InlineData(6, false)]
    public void Any_course_of_outages_and_losses_is_found_again(int seed, bool evidence)
    {
        var random = new Random(seed);
        using var live = new LiveRun(Balanced with { FlapGrowth = 1, FlapBudget = 100, OnDegraded = OnDegraded.Switch }, targets: 1 + seed % 2);
        foreach (var (host, ratio) in new[] { (live.Dx, 0.03 * (seed % 3)), (live.Vpn, 0.01) })
        {
            var usual = host.Answer;
            host.Answer = (request, at) => random.NextDouble() < ratio ? null : usual(request, at);
        }
        live.RunFor(100);
        for (var outage = 0; outage < 12; outage++)
        {
            var host = random.Next(3) == 0 ? "10.2.0" : "10.1.0";
            var (begin, length) = (random.NextDouble() * 100, Math.Pow(10, random.NextDouble() * 2 - 0.7));
            live.RunFor(begin);
            foreach (var last in live.Site.Paths[0].Targets.Select((_, index) => index + 1)) live.Cut(live.Network[$"{host}.{last}"], length);
        }
        live.RunFor(200);
        Assert.NotEmpty(live.Transitions);
        var report = Replay(live, live.Record(evidence: evidence));
        Assert.True(report.Check.IsSame, $"{report.Check}");
        // The evidence has all rounds around a decision; before that, a path may have been well or ill since one round earlier or later.
        Assert.InRange(report.Check.Widest, TimeSpan.Zero, Balanced.Interval + Tick);
        Assert.InRange((report.Check.Lost - report.Recorded.Lost).Duration(), TimeSpan.Zero, evidence ? TimeSpan.FromMilliseconds(1) : Balanced.Interval);
    }

    [Fact]
    public void A_larger_DownAfter_spares_a_failover_for_nothing()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(100).Cut(live.Dx, 0.6).RunFor(200);
        var report = Replay(live, live.Record(), ("DownAfter", "10"));
        Assert.Equal([("dx", "vpn", Trigger.Automatic), ("vpn", "dx", Trigger.Automatic)], Moves(report.Recorded));
        Assert.Equal([true, null], report.Recorded.Transitions.Select(moved => moved.ForNothing));
        Assert.Empty(report.Replayed.Transitions);
        Assert.True(report.Check.IsSame);
        Assert.InRange(report.Replayed.Lost, TimeSpan.FromSeconds(0.39), TimeSpan.FromSeconds(0.61));
        Assert.True(report.Gained < TimeSpan.Zero);
    }

    [Fact]
    public void An_outage_costs_more_with_a_larger_DownAfter_by_one_interval_for_each_further_round_at_most()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(100).Cut(live.Dx, 20).RunFor(200);
        var report = Replay(live, live.Record(), ("DownAfter", "6"));
        Assert.Equal(Moves(report.Recorded), Moves(report.Replayed));
        Assert.InRange(-report.Gained, TimeSpan.FromMilliseconds(100), 2 * Balanced.Interval);
        Assert.Equal(2 * Balanced.Interval, report.Replayed.Transitions[0].Exact);
        Assert.Contains(report.Limits, limit => limit.Contains("DownAfter 6 instead of 4 is exact to one Interval for each further round, 2 × 200 ms", StringComparison.Ordinal));
    }

    /// <summary>The judge of a replay is the run that really had the other values.</summary>
    [Theory]
    [InlineData(2), InlineData(3), InlineData(5), InlineData(6), InlineData(9)]
    public void It_is_as_near_to_a_run_with_the_other_values_as_it_says(int downAfter)
    {
        using var live = new LiveRun(Balanced);
        using var other = new LiveRun(Balanced with { DownAfter = downAfter });
        foreach (var run in new[] { live, other }) run.RunFor(100.07).Cut(run.Dx, 12).RunFor(200).Cut(run.Dx, 3).RunFor(300);
        var replayed = Replay(live, live.Record(), ("DownAfter", $"{downAfter}"));
        var truth = Replay(other, other.Record());
        Assert.Equal(Moves(truth.Recorded), Moves(replayed.Replayed));
        Assert.InRange((truth.Recorded.Lost - replayed.Replayed.Lost).Duration(), TimeSpan.Zero, replayed.Exact + TimeSpan.FromMilliseconds(1));
        Assert.All(truth.Recorded.Transitions.Zip(replayed.Replayed.Transitions).Where(pair => pair.Second.ForNothing is not null), pair =>
            Assert.InRange((pair.First.Transition.DecidedAt - pair.Second.Transition.DecidedAt).Duration(), TimeSpan.Zero, pair.Second.Exact!.Value + TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void A_longer_failback_delay_returns_later()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(100).Cut(live.Dx, 20).RunFor(600);
        var report = Replay(live, live.Record(), ("FailbackDelay", "00:05:00"));
        Assert.Equal(Moves(report.Recorded), Moves(report.Replayed));
        var (was, would) = (report.Recorded.Transitions[1].Transition.DecidedAt, report.Replayed.Transitions[1].Transition.DecidedAt);
        Assert.InRange(would - was, TimeSpan.FromSeconds(240) - 2 * Tick, TimeSpan.FromSeconds(240) + 2 * Tick);
        Assert.Equal(TimeSpan.Zero, report.Gained);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_path_that_loses_a_third_is_left_with_OnDegraded_switch(int targets)
    {
        using var live = new LiveRun(Balanced, targets);
        using var other = new LiveRun(Balanced with { OnDegraded = OnDegraded.Switch }, targets);
        foreach (var run in new[] { live, other })
        {
            run.RunFor(100);
            var random = new Random(7);
            foreach (var target in run.Site.Paths[0].Targets) run.Network[target.Address!.ToString()].Answer = (_, _) => random.NextDouble() < 0.3 ? null : TimeSpan.FromMilliseconds(1);
            run.RunFor(200);
        }
        Assert.DoesNotContain(live.Transitions, moved => moved.From == "dx");
        var report = Replay(live, live.Record(), ("OnDegraded", "switch"));
        Assert.Empty(report.Recorded.Transitions);
        var left = Assert.Single(report.Replayed.Transitions);
        Assert.Equal(("dx", "vpn"), (left.Transition.From, left.Transition.To));
        Assert.Contains("degraded for a full window", left.Transition.Cause, StringComparison.Ordinal);
        Assert.Null(left.ForNothing);
        var truth = Assert.Single(other.Transitions, moved => moved.From == "dx");
        Assert.InRange((truth.DecidedAt - left.Transition.DecidedAt).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(targets == 1 ? 1 : 10));
    }

    [Fact]
    public void A_hold_is_replayed_and_a_command_that_would_have_been_refused_is_named()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(100);
        Assert.True(live.Command(new Command { Id = "c-1", Kind = CommandKind.Hold, Actor = "ana", Reason = "change 4711 as agreed", For = TimeSpan.FromMinutes(3), EvenIfDown = true }).Accepted);
        live.RunFor(10).Cut(live.Dx, 0.6).RunFor(200);
        Assert.Empty(live.Transitions);
        live.Cut(live.Dx, 0.6).RunFor(40);
        Assert.Equal("vpn", live.State.Standing.Path);
        Assert.True(live.Command(new Command { Id = "c-2", Kind = CommandKind.Failback, Actor = "ana", Reason = "change 4711 is over" }).Accepted);
        Assert.False(live.Command(new Command { Id = "c-3", Kind = CommandKind.Resume, Actor = "ana", Reason = "change 4711 is over" }).Accepted);
        live.RunFor(100);

        var same = Replay(live, live.Record());
        Assert.True(same.Check.IsSame, $"{same.Check}");
        Assert.Equal([("dx", "vpn", Trigger.Automatic), ("vpn", "dx", Trigger.Manual)], Moves(same.Replayed));
        Assert.Equal("1 command that was refused and moved nothing", Assert.Single(same.NotReplayed));

        var other = Replay(live, live.Record(), ("DownAfter", "10"));
        Assert.Empty(other.Replayed.Transitions);
        Assert.Contains(other.NotReplayed, sentence => sentence.StartsWith("the command fail back of ana at 2026-03-01 12:05:50 UTC, which would have been refused (AlreadyThere)", StringComparison.Ordinal));
    }

    [Fact]
    public void Minutes_serve_where_seconds_are_kept_no_longer()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(130).Cut(live.Dx, 20).RunFor(300);
        var record = live.Record(from: 60, to: 420);
        var report = Replay(live, record with { Paths = [.. record.Paths.Select(path => path with { Seconds = [], Minutes = Minutes(path) })] });
        Assert.True(report.Check.IsSame, $"{report.Check}");
        Assert.InRange(report.Check.Widest, TimeSpan.Zero, Balanced.Interval + Tick);
        Assert.Contains("dx: for 6 m of the period only minutes are kept: good rounds are spread over each.", report.Limits);
    }

    private static PathMinute[] Minutes(PathRecord path) => [.. path.Seconds.GroupBy(second => second.Second / 60).Select(minute => new PathMinute(
        "LAX1", path.Path, minute.Key, minute.Sum(second => second.Sent), minute.Sum(second => second.Lost), minute.Sum(second => second.Late), minute.Sum(second => second.Void),
        1000, 1000, 1000, 1000, 1000, 1000, 1000, 0))];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_outage_whose_run_is_not_stored_is_seen_by_its_seconds(int targets)
    {
        using var live = new LiveRun(Balanced, targets);
        live.RunFor(100.3);
        foreach (var target in live.Site.Paths[0].Targets) live.Cut(live.Network[target.Address!.ToString()], 20);
        live.RunFor(200);
        var record = live.Record(evidence: false);
        var report = Replay(live, record with { Paths = [.. record.Paths.Select(path => path with { Runs = [] })] });
        Assert.True(report.Check.IsSame, $"{report.Check}");
        // Of several targets, a second in which only its last rounds were lost may as well be one in which each lost something.
        Assert.InRange(report.Check.Widest, TimeSpan.Zero, TimeSpan.FromSeconds(1.2));
    }

    [Fact]
    public void A_configuration_that_changed_in_the_period_changes_in_the_replay_too()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(100).Cut(live.Dx, 5).RunFor(200).Apply(Balanced with { DownAfter = 20, FailbackDelay = TimeSpan.FromSeconds(10) }).RunFor(60).Cut(live.Dx, 0.8).RunFor(60).Cut(live.Dx, 8).RunFor(120);
        Assert.Equal(4, live.Transitions.Count);
        var record = live.Record();
        var report = Replay(live, record);
        Assert.True(report.Check.IsSame, $"{report.Check}");
        Assert.InRange(report.Check.Widest, TimeSpan.Zero, Tick);
        // What is tried out is in force before and after: the short outage is a failover, too, the third in an hour, which blocks the last return.
        Assert.Equal(5, Replay(live, record, ("DownAfter", "4")).Replayed.Transitions.Count);
        // What was sent changed: neither of both was in force all the time.
        var (trial, errors) = PolicyTrial.Read(
            new ConfigurationBuilder().AddInMemoryCollection([new("set:Interval", "00:00:00.2")]).Build().GetSection("set"), [live.Site, live.Site with { Paths = [.. live.Site.Paths.Select(path => path with { Policy = Printed.Of(Preset.Fast) })] }]);
        Assert.Null(trial);
        Assert.Contains("which was not in force all the time", Assert.Single(errors).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_in_shadow_mode_is_replayed_as_if_it_had_been_automatic_and_the_other_way_round()
    {
        using var shadow = new LiveRun(Balanced with { Mode = ConfiguredMode.Shadow });
        shadow.RunFor(100).Cut(shadow.Dx, 5).RunFor(200);
        Assert.Empty(shadow.Transitions);
        Assert.Equal([("dx", "vpn", Trigger.Automatic), ("vpn", "dx", Trigger.Automatic)], Moves(Replay(shadow, shadow.Record(), ("Mode", "automatic")).Replayed));
        Assert.StartsWith("1 switch that shadow mode only tells: 2026-03-01 12:01:40 UTC would have switched from dx to vpn", Assert.Single(Replay(shadow, shadow.Record()).NotReplayed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_without_a_path_means_the_path_that_it_led_to()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(100).Cut(live.Dx, 5).RunFor(20);
        Assert.True(live.Command(new Command { Id = "c-1", Kind = CommandKind.Failover, Actor = "ana", Reason = "change 4711 as agreed" }).Accepted);
        live.RunFor(60);
        Assert.Equal("dx", live.State.Standing.Path);
        var report = Replay(live, live.Record(), ("DownAfter", "100"));
        Assert.Empty(report.Replayed.Transitions);
        Assert.Contains(report.NotReplayed, sentence => sentence.Contains("fail over of ana", StringComparison.Ordinal) && sentence.Contains("AlreadyThere", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_sent_right_after_a_start_counts_once()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(0.7).Cut(live.Dx, 8).RunFor(100);
        var report = Replay(live, live.Record(from: 0));
        Assert.True(report.Check.IsSame, $"{report.Check}");
        Assert.Equal(TimeSpan.Zero, report.Check.Widest);
    }

    [Fact]
    public void Where_nothing_is_stored_nothing_moves()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(600);
        var record = live.Record(to: 590);
        var gap = record with
        {
            Paths = [.. record.Paths.Select(path => path with { Seconds = [.. path.Seconds.Where(second => DateTimeOffset.FromUnixTimeSeconds(second.Second) - LiveRun.Epoch is var at && (at.TotalSeconds < 200 || at.TotalSeconds >= 300))] })],
        };
        var report = Replay(live, gap);
        Assert.Empty(report.Replayed.Transitions);
        Assert.Equal(TimeSpan.Zero, report.Replayed.Lost);
        Assert.Contains("dx: nothing is stored for 100 s of the period: it counts as silence, and no outage in it as lost time.", report.Limits);
    }

    [Fact]
    public void A_period_that_begins_in_an_outage_is_replayed_from_before_it()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(200).Cut(live.Dx, 100).RunFor(300);
        var report = Replay(live, live.Record(from: 250));
        Assert.Equal(LiveRun.Epoch.AddSeconds(140), report.BegunAt, TimeSpan.FromSeconds(1));
        Assert.Equal([("vpn", "dx", Trigger.Automatic)], Moves(report.Replayed));
        Assert.True(report.Check.IsSame, $"{report.Check}");
        Assert.Equal(TimeSpan.Zero, report.Recorded.Lost);
    }

    [Fact]
    public void Three_failovers_in_an_hour_block_the_return_and_a_larger_budget_does_not()
    {
        using var live = new LiveRun(Balanced with { FlapGrowth = 1 });
        live.RunFor(60);
        for (var outage = 0; outage < 3; outage++) live.Cut(live.Dx, 5).RunFor(150);
        live.RunFor(200);
        Assert.Equal(5, live.Transitions.Count);
        var record = live.Record();
        Assert.True(Replay(live, record).Check.IsSame);
        Assert.Equal(6, Replay(live, record, ("FlapBudget", "10")).Replayed.Transitions.Count);
        // Begun after two of them, the count goes on: the records before the period tell it.
        var late = Replay(live, live.Record(from: 345));
        Assert.True(late.Check.IsSame, $"{late.Check}");
        Assert.Equal([("dx", "vpn", Trigger.Automatic)], Moves(late.Replayed));
    }

    [Fact]
    public void The_same_record_gives_the_same_report()
    {
        using var live = new LiveRun(Balanced);
        live.RunFor(60).Cut(live.Dx, 5).RunFor(150);
        var record = live.Record();
        var (one, other) = (Replay(live, record, ("DownAfter", "5")), Replay(live, record, ("DownAfter", "5")));
        Assert.Equal(one.Replayed.Transitions.Select(moved => (moved.Transition.Id, moved.Transition.DecidedAt, moved.Exact)), other.Replayed.Transitions.Select(moved => (moved.Transition.Id, moved.Transition.DecidedAt, moved.Exact)));
    }
}
