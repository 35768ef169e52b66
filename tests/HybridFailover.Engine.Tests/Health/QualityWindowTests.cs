using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Probing;

namespace HybridFailover.Engine.Tests.Health;

public sealed class QualityWindowTests
{
    private static readonly Policy Balanced = Printed.Of(Preset.Balanced) with { LatencyFail = TimeSpan.FromSeconds(1) };

    [Fact]
    public void It_holds_as_many_rounds_as_the_window_has_intervals()
    {
        var window = Of(1, Balanced);
        Add(window, 149);
        Assert.False(window.Weigh(default).IsFull);
        Add(window, 10);
        Assert.Equal((150, true), (window.Weigh(default).Rounds, window.Weigh(default).IsFull));
    }

    [Fact]
    public void Loss_leaves_the_window_with_its_rounds()
    {
        var window = Of(1, Balanced);
        Add(window, 75, answered: 0);
        Add(window, 75);
        Assert.Equal(0.5, window.Weigh(default).LossRatio);
        Add(window, 75);
        Assert.Equal(0, window.Weigh(default).LossRatio);
    }

    [Fact]
    public void One_dead_target_of_two_is_no_loss_with_a_quorum_of_one_and_all_with_two()
    {
        var window = Of(2, Balanced);
        Add(window, 50, sent: 0b11, answered: 0b10);
        Assert.Equal(0, window.Weigh(default).LossRatio);
        window.Follow(Balanced with { Quorum = 2 }, Balanced.Interval);
        Assert.Equal(1, window.Weigh(default).LossRatio);
    }

    [Fact]
    public void Loss_on_every_target_is_the_path_s_though_few_rounds_are_lost()
    {
        var window = Of(2, Balanced);
        for (var turn = 0; turn < 10; turn++)
        {
            Add(window, 3, sent: 0b11, answered: 0b01);
            Add(window, 3, sent: 0b11, answered: 0b10);
            Add(window, 4, sent: 0b11, answered: 0b11);
        }
        Assert.Equal(0.3, window.Weigh(default).LossRatio, 1e-9);
    }

    [Fact]
    public void A_void_probe_counts_neither_way()
    {
        var window = Of(1, Balanced);
        Add(window, 10);
        window.Add(new Round(default, null, RoundKind.Steady, RoundOutcome.Good, 1, 0, 0, 1));
        Assert.Equal(0, window.Weigh(default).LossRatio);
    }

    [Fact]
    public void The_percentile_is_the_nearest_rank()
    {
        var window = Of(1, Balanced);
        for (var trip = 100; trip > 0; trip--) Add(window, 1, trip: trip);
        Assert.Equal(TimeSpan.FromMilliseconds(95), window.Weigh(default).Latency);
    }

    [Fact]
    public void The_percentile_is_sorted_for_at_most_four_times_a_second()
    {
        var window = Of(1, Balanced);
        Add(window, 1, trip: 5);
        Assert.Equal(TimeSpan.FromMilliseconds(5), window.Weigh(TimeSpan.Zero).Latency);
        Add(window, 100, trip: 50);
        Assert.Equal(TimeSpan.FromMilliseconds(5), window.Weigh(TimeSpan.FromMilliseconds(249)).Latency);
        Assert.Equal(TimeSpan.FromMilliseconds(50), window.Weigh(TimeSpan.FromMilliseconds(250)).Latency);
    }

    [Fact]
    public void The_percentile_is_off_without_a_threshold()
    {
        var window = Of(1, Balanced with { LatencyFail = null });
        Add(window, 10);
        Assert.Null(window.Weigh(default).Latency);
    }

    [Fact]
    public void Jitter_is_the_mean_difference_of_successive_round_trips_and_leaves_with_them()
    {
        var window = Of(1, Balanced);
        Add(window, 1, trip: 10);
        Add(window, 1, trip: 14);
        Add(window, 1, answered: 0);
        Add(window, 1, trip: 12);
        Assert.Equal(TimeSpan.FromMilliseconds(3), window.Weigh(default).Jitter);
        Add(window, 150, trip: 12);
        Assert.Equal(TimeSpan.Zero, window.Weigh(default).Jitter);
    }

    [Fact]
    public void A_changed_window_keeps_the_newest_rounds_that_fit()
    {
        var window = Of(1, Balanced);
        Add(window, 100, answered: 0);
        Add(window, 25);
        window.Follow(Balanced with { QualityWindow = TimeSpan.FromSeconds(10) }, Balanced.Interval);
        Assert.Equal((50, 0.5), (window.Weigh(default).Rounds, window.Weigh(default).LossRatio));
        window.Follow(Balanced with { QualityWindow = TimeSpan.FromSeconds(60) }, Balanced.Interval);
        Assert.Equal((50, false, 0.5), (window.Weigh(default).Rounds, window.Weigh(default).IsFull, window.Weigh(default).LossRatio));
    }

    private static QualityWindow Of(int targets, Policy policy)
    {
        var window = new QualityWindow(targets);
        window.Follow(policy, policy.Interval);
        return window;
    }

    private static void Add(QualityWindow window, int rounds, uint sent = 1, uint answered = 1, double trip = 10)
    {
        for (; rounds > 0; rounds--)
            window.Add(new Round(
                default, answered == 0 ? null : TimeSpan.FromMilliseconds(trip), RoundKind.Steady,
                answered == 0 ? RoundOutcome.Lost : RoundOutcome.Good, sent, answered, 0, 0));
    }
}
