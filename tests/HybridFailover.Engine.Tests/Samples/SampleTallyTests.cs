using HybridFailover.Engine.Samples;

namespace HybridFailover.Engine.Tests.Samples;

public sealed class SampleTallyTests
{
    private readonly SampleTally _tally = new();

    [Fact]
    public void Percentiles_are_nearest_ranks_in_microseconds()
    {
        for (var trip = 100u; trip > 0; trip--) Round(trip * 10_000);
        Assert.Equal(new PathMinute("LAX1", "dx", 7, 100, 0, 0, 0, 1_000, 5_000, 25_000, 50_000, 75_000, 95_000, 100_000, Jitter: 1_000), _tally.ToMinute("LAX1", "dx", 7));
        Assert.Equal(new PathSecond("LAX1", "dx", 9, 100, 0, 0, 0, 1_000, 50_000, 100_000), _tally.ToSecond("LAX1", "dx", 9));
    }

    [Fact]
    public void Jitter_is_the_mean_difference_of_successive_round_trips_whichever_way_it_goes()
    {
        foreach (var trip in new[] { 10_000u, 40_000u, 20_000u, 20_000u }) Round(trip);
        Assert.Equal(1_667u, _tally.ToMinute("LAX1", "dx", 7).Jitter); // 3 ms, 2 ms, 0 ms
    }

    [Fact]
    public void Without_an_answer_every_time_is_zero()
    {
        _tally.Count(sent: 5, lost: 3, late: 1, @void: 1);
        Assert.Equal(new PathMinute("LAX1", "dx", 7, 5, 3, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0), _tally.ToMinute("LAX1", "dx", 7));
    }

    [Fact]
    public void A_round_trip_below_a_microsecond_is_not_taken_for_none()
    {
        Round(1);
        Assert.Equal(1u, _tally.ToSecond("LAX1", "dx", 9).MinMicroseconds);
    }

    [Fact]
    public void The_longest_round_trip_fits()
    {
        Round(uint.MaxValue);
        Assert.Equal(429_496_730u, _tally.ToSecond("LAX1", "dx", 9).MaxMicroseconds);
    }

    [Fact]
    public void Nothing_of_what_came_before_is_left_after_clearing()
    {
        for (var trip = 1u; trip < 2_000; trip++) Round(trip);
        _tally.Clear();
        Assert.True(_tally.IsEmpty);
        Round(30_000);
        Assert.Equal(new PathMinute("LAX1", "dx", 7, 1, 0, 0, 0, 3_000, 3_000, 3_000, 3_000, 3_000, 3_000, 3_000, Jitter: 0), _tally.ToMinute("LAX1", "dx", 7));
    }

    private void Round(uint ticks)
    {
        _tally.Count(1, 0, 0, 0);
        _tally.Took(ticks);
    }
}
