using HybridFailover.Engine.Routing;
using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

public sealed class RouteCallTests
{
    private static readonly (string, string)[] OnPremisesByAppliance = [("RouteTableId", Table), ("DestinationCidrBlock", OnPremises), ("NetworkInterfaceId", Interface)];

    [Fact]
    public async Task A_static_route_stands_beside_the_propagated_one_and_carries_the_traffic()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);

        var answer = await client.CallAsync("CreateRoute", OnPremisesByAppliance);

        Assert.Equal((200, "true"), (answer.Status, answer.First("return")));
        Assert.Equal([RouteOrigin.Static, RouteOrigin.Propagated], endpoint.Network.Rows(Table).Where(row => row.Destination.Text == OnPremises).Select(row => row.Origin));
        Assert.Equal(Interface, Assert.Single(endpoint.Network.EffectiveRows(Table), row => row.Destination.Text == OnPremises).Target);
    }

    [Fact]
    public async Task Host_bits_are_cleared_before_anything_is_compared()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);

        await client.CallAsync("CreateRoute", ("RouteTableId", Table), ("DestinationCidrBlock", "192.168.50.77/24"), ("NetworkInterfaceId", Interface));
        var again = await client.CallAsync("CreateRoute", OnPremisesByAppliance);

        Assert.Equal((400, "RouteAlreadyExists"), (again.Status, again.Code));
        Assert.Equal("The route identified by 192.168.50.0/24 already exists.", again.Message);
    }

    [Fact]
    public async Task A_propagated_route_cannot_be_replaced()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);

        var answer = await client.CallAsync("ReplaceRoute", OnPremisesByAppliance);

        Assert.Equal((400, "InvalidParameterValue"), (answer.Status, answer.Code));
        Assert.Equal("There is no route defined for '192.168.50.0/24' in the route table. Use CreateRoute instead.", answer.Message);
    }

    [Fact]
    public async Task A_static_route_moves_to_another_interface_and_stays_what_it_was()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);
        await client.CallAsync("CreateRoute", OnPremisesByAppliance);

        var answer = await client.CallAsync("ReplaceRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises), ("NetworkInterfaceId", Standby));

        Assert.Equal(200, answer.Status);
        var row = endpoint.Network.Rows(Table).First(row => row.Destination.Text == OnPremises);
        Assert.Equal((Standby, RouteOrigin.Static), (row.Target, row.Origin));
    }

    [Fact]
    public async Task After_a_delete_the_propagated_route_carries_the_traffic_again_and_cannot_be_deleted()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);
        await client.CallAsync("CreateRoute", OnPremisesByAppliance);

        var first = await client.CallAsync("DeleteRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises));
        var second = await client.CallAsync("DeleteRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises));

        Assert.Equal(200, first.Status);
        Assert.Equal((400, "InvalidRoute.NotFound"), (second.Status, second.Code));
        Assert.Equal(Gateway, Assert.Single(endpoint.Network.EffectiveRows(Table), row => row.Destination.Text == OnPremises).Target);
    }

    [Fact]
    public async Task A_described_table_shows_both_rows_and_their_origins()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);
        await client.CallAsync("CreateRoute", OnPremisesByAppliance);

        var answer = await client.CallAsync("DescribeRouteTables", ("RouteTableId.1", Table));

        Assert.Equal(["10.0.0.0/16", OnPremises, OnPremises], answer.Values("destinationCidrBlock"));
        Assert.Equal(["CreateRouteTable", "CreateRoute", "EnableVgwRoutePropagation"], answer.Values("origin"));
        Assert.Equal(["active", "active", "active"], answer.Values("state").Where(state => state != "associated"));
        Assert.Equal([Appliance], answer.Values("instanceId"));
    }
}
