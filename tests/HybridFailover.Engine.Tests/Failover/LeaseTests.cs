using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class LeaseTests
{
    [Fact]
    public void A_new_leader_waits_a_writes_timeout_before_it_reads()
    {
        var world = new World(Sample.Site());
        world.Feed(at => new LeaseChanged(at, false));
        world.Rows = world.Rows.Add(world.State.Slots[0].Slot, "eni-1");
        world.Run(10);
        var won = world.Now;
        world.Feed(at => new LeaseChanged(at, true));
        world.Run(5.9);
        Assert.Equal(Standing.Starting, world.State.Standing);
        world.Run(0.2);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.True(world.State.ReadAt >= won + Lease.WriteTimeout);
    }

    [Fact]
    public void No_write_starts_with_no_more_than_its_timeout_left()
    {
        var world = new World(Sample.Site());
        world.Feed(at => new LeaseChanged(at, true, at.Mono + TimeSpan.FromSeconds(6.2)));
        world.Die("dx");
        world.Run(1);
        Assert.Equal(Standing.Switching("dx", "vpn"), world.State.Standing);
        Assert.Empty(world.Writes);
        world.Feed(at => new LeaseChanged(at, true, at.Mono + TimeSpan.FromSeconds(20)));
        world.Run(1);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
    }

    [Fact]
    public void Without_the_lease_nothing_is_written()
    {
        var world = new World(Sample.Site());
        world.Feed(at => new LeaseChanged(at, false));
        world.Die("dx");
        world.Run(60);
        Assert.Empty(world.Writes);
    }
}
