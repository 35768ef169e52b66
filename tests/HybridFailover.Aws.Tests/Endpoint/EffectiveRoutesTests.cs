using System.Net;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint;
using HybridFailover.Lab.Endpoint.Model;
using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>Which row carries an address. On the model alone; no HTTP.</summary>
public sealed class EffectiveRoutesTests
{
    private readonly VpcNetwork _network = new(new VpcWorld("123456789012", "us-east-1"), new Ids(7), new Clock(TimeProvider.System));

    public EffectiveRoutesTests() => Build(_network);

    [Fact]
    public void A_more_specific_propagated_route_beats_a_wider_static_one()
    {
        _network.SetRoute(Table, "192.168.0.0/16", Interface);

        Assert.Equal(Gateway, CarrierOf("192.168.50.10"));
        Assert.Equal(Interface, CarrierOf("192.168.51.10"));
    }

    [Fact]
    public void A_static_route_beats_a_propagated_one_of_the_same_prefix()
    {
        _network.SetRoute(Table, OnPremises, Interface);

        Assert.Equal(Interface, CarrierOf("192.168.50.10"));
    }

    [Fact]
    public void A_prefix_list_beats_what_is_propagated_and_yields_to_a_static_route()
    {
        const string list = "pl-0a1b2c3d4e5f60001";
        _network.Change(world => PrefixLists.Create(world, new PrefixList(list, "on-premises", 5, false) { Entries = [new(Destination.Parse(OnPremises)!, "")] }));

        _network.SetRoute(Table, list, Standby);
        Assert.Equal(Standby, CarrierOf("192.168.50.10"));
        _network.SetRoute(Table, OnPremises, Interface);
        Assert.Equal(Interface, CarrierOf("192.168.50.10"));
    }

    [Fact]
    public void Nothing_propagated_counts_within_the_VPC()
    {
        _network.Learn(Gateway, "10.0.1.128/25");

        Assert.Equal("local", CarrierOf("10.0.1.200"));
    }

    [Fact]
    public void When_the_gateway_forgets_the_static_row_is_the_only_one()
    {
        _network.SetRoute(Table, OnPremises, Interface);
        _network.Forget(Gateway, OnPremises);

        Assert.Equal([RouteOrigin.Local, RouteOrigin.Static], _network.Rows(Table).Select(row => row.Origin));
        _network.RemoveRoute(Table, OnPremises);
        Assert.Null(CarrierOf("192.168.50.10"));
    }

    [Fact]
    public void A_static_route_whose_interface_is_gone_still_wins_and_drops()
    {
        _network.SetRoute(Table, OnPremises, Interface);
        _network.LoseInterface(Interface);

        var row = EffectiveRoutes.For(_network.EffectiveRows(Table), IPAddress.Parse("192.168.50.10"))!;
        Assert.Equal((Interface, RouteState.Blackhole), (row.Target, row.State));
    }

    [Fact]
    public void A_route_follows_its_instance_into_the_black_hole_and_back()
    {
        _network.SetRoute(Table, OnPremises, Interface);

        _network.SetRunning(Appliance, false);
        Assert.Equal(RouteState.Blackhole, _network.EffectiveRows(Table).Single(row => row.Destination.Text == OnPremises).State);
        _network.SetRunning(Appliance, true);
        Assert.Equal(RouteState.Active, _network.EffectiveRows(Table).Single(row => row.Destination.Text == OnPremises).State);
    }

    [Fact]
    public void A_gateway_fills_every_table_that_propagates_from_it_and_no_other()
    {
        _network.Learn(Gateway, "172.16.0.0/12");
        Assert.DoesNotContain(_network.Rows(Other), row => row.Origin == RouteOrigin.Propagated);

        _network.EnablePropagation(Other, Gateway);
        Assert.Equal([OnPremises, "172.16.0.0/12"], _network.Rows(Other).Where(row => row.Origin == RouteOrigin.Propagated).Select(row => row.Destination.Text));
        _network.Forget(Gateway, "172.16.0.0/12");
        Assert.Equal([OnPremises], _network.Rows(Other).Where(row => row.Origin == RouteOrigin.Propagated).Select(row => row.Destination.Text));
    }

    private string? CarrierOf(string address) => EffectiveRoutes.For(_network.EffectiveRows(Table), IPAddress.Parse(address))?.Target;
}
