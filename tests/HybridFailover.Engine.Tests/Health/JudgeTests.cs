using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Probing;

namespace HybridFailover.Engine.Tests.Health;

public sealed class JudgeTests
{
    private readonly Policy _policy = Printed.Of(Preset.Balanced);
    private JudgeState _state;
    private TimeSpan _now;

    [Fact]
    public void A_new_path_is_unknown_until_enough_good_rounds_in_a_row()
    {
        Good(14);
        Assert.Equal((Verdict.Unknown, false), (_state.Verdict, _state.IsWarm));
        Good(1);
        Assert.Equal((Verdict.Up, true), (_state.Verdict, _state.IsWarm));
    }

    [Fact]
    public void A_new_path_is_down_after_enough_lost_rounds_in_a_row()
    {
        Lost(3);
        Assert.Equal(Verdict.Unknown, _state.Verdict);
        Lost(1);
        Assert.Equal(Verdict.Down, _state.Verdict);
    }

    [Fact]
    public void A_full_window_ends_the_warm_up_of_a_path_that_answers_now_and_then()
    {
        _state = Judge.Weigh(in _state, new Quality(150, true, 0.03, null, null), _policy, _now);
        Assert.Equal((Verdict.Up, true), (_state.Verdict, _state.IsWarm));
    }

    [Fact]
    public void A_full_window_with_too_much_loss_ends_it_degraded()
    {
        _state = Judge.Weigh(in _state, new Quality(150, true, 0.30, null, null), _policy, _now);
        Assert.Equal((Verdict.Degraded, true), (_state.Verdict, _state.IsWarm));
    }

    [Fact]
    public void Lost_rounds_with_good_ones_between_them_are_not_in_a_row()
    {
        Good(15);
        for (var turn = 0; turn < 20; turn++)
        {
            Lost(3);
            Good(1);
        }
        Assert.Equal(Verdict.Up, _state.Verdict);
    }

    [Fact]
    public void Void_rounds_neither_break_nor_extend_a_run()
    {
        Good(15);
        Lost(3);
        Decide(RoundOutcome.Void, RoundKind.Steady, 10);
        Assert.Equal((Verdict.Up, 3), (_state.Verdict, _state.LostRounds));
        Lost(1);
        Assert.Equal(Verdict.Down, _state.Verdict);
    }

    [Fact]
    public void Burst_rounds_count_for_the_fast_rule_only()
    {
        Good(15);
        Lost(1);
        Decide(RoundOutcome.Lost, RoundKind.Burst, 3);
        Assert.Equal(Verdict.Down, _state.Verdict);
        Decide(RoundOutcome.Good, RoundKind.Burst, 100);
        Assert.Equal((Verdict.Down, 0), (_state.Verdict, _state.GoodRounds));
    }

    [Fact]
    public void Rehearsals_count_for_nothing()
    {
        Good(15);
        Decide(RoundOutcome.Lost, RoundKind.Rehearsal, 10);
        Assert.Equal((Verdict.Up, 0, 15), (_state.Verdict, _state.LostRounds, _state.GoodRounds));
    }

    [Fact]
    public void The_first_lost_probe_of_the_present_run_is_remembered()
    {
        Good(15);
        var first = _now;
        Lost(3);
        Assert.Equal(first, _state.FirstLostSentAt);
        Good(1);
        Assert.Null(_state.FirstLostSentAt);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(3, 120)]
    [InlineData(4, 150)] // 30 s of rounds of 200 ms
    public void Each_down_of_the_last_ten_minutes_makes_the_way_up_longer(int downs, int rounds)
    {
        Good(15);
        for (var down = 1; down <= downs; down++)
        {
            Lost(4);
            Assert.Equal(Verdict.Down, _state.Verdict);
            if (down < downs) Good(150);
        }
        Good(rounds - 1);
        Assert.Equal(Verdict.Down, _state.Verdict);
        Good(1);
        Assert.Equal(Verdict.Up, _state.Verdict);
    }

    [Fact]
    public void A_down_of_more_than_ten_minutes_ago_is_forgotten()
    {
        Good(15);
        Lost(4);
        _now += TimeSpan.FromMinutes(10);
        Good(14);
        Assert.Equal(Verdict.Down, _state.Verdict);
        Good(1);
        Assert.Equal(Verdict.Up, _state.Verdict);
    }

    [Fact]
    public void A_lost_round_on_the_way_up_starts_it_anew()
    {
        var policy = _policy with { FlapGrowth = 1 };
        Good(15, policy);
        Lost(4, policy);
        Good(14, policy);
        Lost(1, policy);
        Good(14, policy);
        Assert.Equal(Verdict.Down, _state.Verdict);
        Good(1, policy);
        Assert.Equal(Verdict.Up, _state.Verdict);
    }

    [Fact]
    public void Loss_degrades_beyond_fail_and_recovers_at_the_lower_threshold()
    {
        Good(15);
        Assert.Equal(Verdict.Up, Weigh(loss: 0.20));
        Assert.Equal(Verdict.Degraded, Weigh(loss: 0.21));
        Assert.Equal(Verdict.Degraded, Weigh(loss: 0.06));
        Assert.Equal(Verdict.Up, Weigh(loss: 0.05));
    }

    [Fact]
    public void Latency_degrades_beyond_fail_and_recovers_at_the_lower_threshold()
    {
        var policy = _policy with { LatencyFail = TimeSpan.FromMilliseconds(80), LatencyRecover = TimeSpan.FromMilliseconds(60) };
        Good(15);
        Assert.Equal(Verdict.Up, Weigh(policy, latency: 80));
        Assert.Equal(Verdict.Degraded, Weigh(policy, latency: 81));
        Assert.Equal(Verdict.Degraded, Weigh(policy, latency: 61));
        Assert.Equal(Verdict.Up, Weigh(policy, latency: 60));
    }

    [Fact]
    public void Jitter_degrades_beyond_fail_and_recovers_at_the_lower_threshold()
    {
        var policy = _policy with { JitterFail = TimeSpan.FromMilliseconds(30), JitterRecover = TimeSpan.FromMilliseconds(20) };
        Good(15);
        Assert.Equal(Verdict.Degraded, Weigh(policy, jitter: 31));
        Assert.Equal(Verdict.Degraded, Weigh(policy, jitter: 21));
        Assert.Equal(Verdict.Up, Weigh(policy, jitter: 20));
    }

    [Fact]
    public void A_threshold_that_is_switched_off_degrades_no_more()
    {
        Good(15);
        Weigh(_policy with { LatencyFail = TimeSpan.FromMilliseconds(80) }, latency: 200);
        Assert.Equal(Verdict.Up, Weigh(_policy, latency: 200));
    }

    [Fact]
    public void One_recovered_figure_does_not_clear_another()
    {
        var policy = _policy with { JitterFail = TimeSpan.FromMilliseconds(30) };
        Good(15);
        Weigh(policy, loss: 0.5, jitter: 40);
        Assert.Equal(Verdict.Degraded, Weigh(policy, loss: 0, jitter: 40));
        Assert.Equal(Verdict.Up, Weigh(policy, loss: 0, jitter: 30));
    }

    [Fact]
    public void A_silence_is_unknown_and_the_next_result_goes_on_from_what_was_known()
    {
        Good(15);
        _state = Judge.Silence(in _state, _now);
        Assert.Equal(Verdict.Unknown, _state.Verdict);
        _now += TimeSpan.FromSeconds(2);
        Good(1);
        Assert.Equal(Verdict.Up, _state.Verdict);
    }

    [Fact]
    public void A_silence_longer_than_the_window_warms_up_anew()
    {
        Good(15);
        _state = Judge.Silence(in _state, _now);
        _now += _policy.QualityWindow + TimeSpan.FromSeconds(1);
        Good(14);
        Assert.Equal((Verdict.Unknown, false), (_state.Verdict, _state.IsWarm));
        Good(1);
        Assert.Equal(Verdict.Up, _state.Verdict);
    }

    [Fact]
    public void A_run_of_losses_does_not_span_a_silence()
    {
        Good(15);
        Lost(3);
        _state = Judge.Silence(in _state, _now);
        Lost(3);
        Assert.Equal(Verdict.Up, _state.Verdict);
        Lost(1);
        Assert.Equal(Verdict.Down, _state.Verdict);
    }

    private void Good(int rounds, Policy? policy = null) => Decide(RoundOutcome.Good, RoundKind.Steady, rounds, policy);

    private void Lost(int rounds, Policy? policy = null) => Decide(RoundOutcome.Lost, RoundKind.Steady, rounds, policy);

    private void Decide(RoundOutcome outcome, RoundKind kind, int rounds, Policy? policy = null)
    {
        for (; rounds > 0; rounds--)
        {
            _state = Judge.Next(in _state, new RoundDecided(kind, outcome, _now, _now), policy ?? _policy, _policy.Interval);
            _now += _policy.Interval;
        }
    }

    private Verdict Weigh(Policy? policy = null, double loss = 0, double? latency = null, double? jitter = null)
    {
        var quality = new Quality(150, true, loss, Milliseconds(latency), Milliseconds(jitter));
        _state = Judge.Weigh(in _state, in quality, policy ?? _policy, _now);
        return _state.Verdict;
    }

    private static TimeSpan? Milliseconds(double? time) => time is { } known ? TimeSpan.FromMilliseconds(known) : null;
}
