using HybridFailover.Lab;
using HybridFailover.Lab.Simulated;

namespace HybridFailover.EndToEnd.Simulated;

public sealed class SimulatedLabTests
{
    [Fact]
    public async Task The_four_sites_start_in_four_conditions()
    {
        await using var lab = await SimulatedLab.StartAsync(cancel: TestContext.Current.CancellationToken);
        Assert.Equal(["LAX1", "PHX1", "SEA1", "LAS1"], lab.Traffic.Select(each => each.Site));
        Assert.Equal([true, true, false, true], lab.Traffic.Select(each => each.Flows));
        Assert.Equal("Production traffic flows over dx (2.1 ms, jitter 0.2 ms).", lab.Traffic[0].Sentence);
        Assert.Equal("Production traffic is lost: 6 of 6 routes lead to dx, which is cut (drop).", lab.Traffic[2].Sentence);
        Assert.Contains("loss 28 %", lab.Paths.Single(path => path is { Site: "PHX1", Path: "dx" }).Condition, StringComparison.Ordinal);
        Assert.Equal(PathCut.Down, lab.Paths.Single(path => path is { Site: "LAS1", Path: "vpn" }).Cut);
    }

    [Fact]
    public async Task Production_follows_the_endpoints_routes()
    {
        await using var lab = await SimulatedLab.StartAsync(cancel: TestContext.Current.CancellationToken);
        var las = LabFleet.Sites.Single(site => site.Code == "LAS1");
        var appliance = las.Paths[1].NextHop;
        lab.Endpoint.Network.SetRoute(las.RouteTables[0], las.Destinations[0], appliance);
        Assert.Equal("Production traffic is lost: 1 of 1 route leads to vpn, which is cut (down).", lab.Traffic[3].Sentence);
        await lab.HealAsync("las1", "vpn", TestContext.Current.CancellationToken);
        Assert.True(lab.Traffic[3].Flows);
        lab.Endpoint.Network.LoseInterface(appliance);
        Assert.Equal($"Production traffic is lost: 1 of 1 route leads to a black hole ({appliance}).", lab.Traffic[3].Sentence);
    }

    [Fact]
    public async Task Every_propagated_row_is_there_and_every_next_hop_known()
    {
        await using var lab = await SimulatedLab.StartAsync(cancel: TestContext.Current.CancellationToken);
        foreach (var site in LabFleet.Sites)
            foreach (var table in site.RouteTables)
                Assert.Equal(site.Destinations, lab.Endpoint.Network.Rows(table).Where(row => row.Target.StartsWith("vgw-", StringComparison.Ordinal)).Select(row => row.Destination.Text));
    }

    [Fact]
    public async Task The_configuration_has_the_shape_that_a_person_writes()
    {
        await using var lab = await SimulatedLab.StartAsync(cancel: TestContext.Current.CancellationToken);
        var keys = lab.Configuration.ToDictionary();
        Assert.Equal("us-west-2", keys["HybridFailover:Aws:Region"]);
        Assert.Equal(lab.Endpoint.Url.ToString(), keys["HybridFailover:Aws:Endpoint"]);
        Assert.Equal("fast", keys["HybridFailover:Sites:LAX1:Preset"]);
        Assert.Equal("DirectConnect", keys["HybridFailover:Sites:LAX1:Paths:0:Kind"]);
        Assert.Equal("icmp://192.168.50.10?source=10.0.2.10", keys["HybridFailover:Sites:LAX1:Paths:0:Targets:0"]);
    }
}
