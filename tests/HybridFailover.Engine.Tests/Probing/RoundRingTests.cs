using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class RoundRingTests
{
    [Fact]
    public void A_round_that_was_overtaken_is_not_held_any_more()
    {
        var ring = Filled(5);
        Assert.Equal((1L, 5L), (ring.Oldest, ring.Head));
        Assert.False(ring.Holds(0));
        Assert.True(ring.Holds(1));
        Assert.False(ring.Holds(5));
    }

    [Fact]
    public void More_room_keeps_every_round_under_its_index()
    {
        var ring = Filled(7);
        ring.Reserve(9);
        Assert.Equal(16, ring.Capacity);
        for (var index = 3; index < 7; index++) Assert.Equal(TimeSpan.FromSeconds(index), ring[index].SentAt);
        Assert.Equal(7, ring.Add(new RingRound()));
    }

    [Fact]
    public void It_never_shrinks()
    {
        var ring = Filled(4);
        ring.Reserve(1);
        Assert.Equal(4, ring.Capacity);
    }

    private static RoundRing Filled(int rounds)
    {
        var ring = new RoundRing(4);
        for (var index = 0; index < rounds; index++) ring.Add(new RingRound { SentAt = TimeSpan.FromSeconds(index) });
        return ring;
    }
}
