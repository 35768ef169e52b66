using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class ReconfigurationTests
{
    [Fact]
    public void Another_spelling_of_a_path_moves_nothing()
    {
        var world = new World(Sample.Site());
        world.Command(CommandKind.Hold);
        world.Clear();
        world.Feed(at => new Reconfigured(at, With(world, site => site.Paths[0] with { Name = "DX" }, rank: 0)));
        world.Run(40);
        Assert.Empty(world.Writes);
        Assert.Empty(world.Ended);
        Assert.Equal((Standing.On("DX"), "DX"), (world.State.Standing, world.State.Mode.Path));
    }

    [Fact]
    public void The_routes_follow_the_active_path_to_its_new_next_hop_and_nobody_is_blamed()
    {
        var world = OnVpn();
        world.Feed(at => new Reconfigured(at, With(world, site => site.Paths[1] with { NextHop = new NextHop("eni-9") }, rank: 1)));
        world.Run(40);
        Assert.Equal("eni-9", Assert.Single(world.Rows).Value);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        Assert.Equal(Trigger.Start, Assert.Single(world.Ended).Trigger);
        Assert.DoesNotContain(world.Said, said => said.Sentence.Contains("somebody else", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_was_found_at_a_start_stays_ours_when_its_path_gets_another_next_hop()
    {
        var world = OnVpn();
        world.State = world.State with { Wrote = [] };
        world.Feed(at => new Reconfigured(at, With(world, site => site.Paths[1] with { NextHop = new NextHop("eni-9") }, rank: 1)));
        world.Run(40);
        Assert.Equal("eni-9", Assert.Single(world.Rows).Value);
        Assert.DoesNotContain(world.State.Alarms, alarm => alarm.Kind == AlarmKind.Foreign);
    }

    private static World OnVpn()
    {
        var world = new World(Sample.Site(policy => policy with { Failback = FailbackMode.Manual }));
        world.Die("dx");
        world.Run(60);
        Assert.Equal(Standing.On("vpn"), world.State.Standing);
        world.Clear();
        return world;
    }

    private static Site With(World world, Func<Site, SitePath> change, int rank)
    {
        var site = world.State.Site;
        return site with { Paths = [.. site.Paths.Select((path, at) => at == rank ? change(site) : path)] };
    }
}
