using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class RotaTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Rota _rota = new();

    [Fact]
    public void Each_has_one_turn_in_a_period()
    {
        var turns = new int[7];
        for (var now = TimeSpan.Zero; now < TimeSpan.FromSeconds(10); now += TimeSpan.FromMilliseconds(3))
            for (var due = _rota.Due(turns.Length, Second, now); due > 0; due--) turns[_rota.Next(turns.Length)]++;
        Assert.All(turns, turn => Assert.InRange(turn, 10, 11));
    }

    [Fact]
    public void After_a_pause_each_has_one_turn_and_the_next_ones_are_spread_again()
    {
        _rota.Due(4, Second, TimeSpan.Zero);
        Assert.Equal(4, _rota.Due(4, Second, TimeSpan.FromSeconds(60)));
        Assert.Equal(0, _rota.Due(4, Second, TimeSpan.FromSeconds(60.2)));
        Assert.Equal(1, _rota.Due(4, Second, TimeSpan.FromSeconds(60.25)));
    }

    [Fact]
    public void Nobody_has_no_turns() => Assert.Equal(0, _rota.Due(0, Second, Second));
}
