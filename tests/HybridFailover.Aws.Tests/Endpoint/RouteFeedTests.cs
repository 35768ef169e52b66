using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint;
using HybridFailover.Lab.Endpoint.Model;
using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

public sealed class RouteFeedTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task A_change_has_reached_the_sink_when_the_caller_hears_of_it()
    {
        await using var endpoint = await StartAsync(new EndpointOptions { Sink = _recorder });
        using var client = new RawClient(endpoint.Url);
        _recorder.Told.Clear();

        await client.CallAsync("CreateRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises), ("NetworkInterfaceId", Interface));
        Assert.Equal([(Table, Interface)], _recorder.Told);
        await client.CallAsync("ReplaceRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises), ("NetworkInterfaceId", Standby));
        await client.CallAsync("DeleteRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises));
        Assert.Equal([(Table, Interface), (Table, Standby), (Table, Gateway)], _recorder.Told);
    }

    [Fact]
    public void What_moves_no_packet_is_not_told()
    {
        var network = Network();
        network.SetRoute(Table, OnPremises, Interface);
        network.Subscribe(_recorder);
        _recorder.Told.Clear();

        network.Withdraw(Table, OnPremises);
        network.Propagate(Table, OnPremises, Gateway);

        Assert.Empty(_recorder.Told);
    }

    [Fact]
    public void A_sink_that_comes_later_hears_every_table_and_one_that_left_hears_nothing()
    {
        var network = Network();

        network.Subscribe(_recorder);
        Assert.Equal(network.Tables, _recorder.Told.Select(each => each.Table));
        network.Unsubscribe(_recorder);
        network.SetRoute(Table, OnPremises, Interface);
        Assert.Equal(network.Tables.Count, _recorder.Told.Count);
    }

    [Fact]
    public void A_lost_interface_is_told_for_every_table_that_leads_to_it()
    {
        var network = Network();
        network.SetRoute(Table, OnPremises, Interface);
        network.SetRoute(Other, OnPremises, Interface);
        network.Subscribe(_recorder);
        _recorder.Told.Clear();

        network.LoseInterface(Interface);

        Assert.Equal([(Table, Interface), (Other, Interface)], _recorder.Told);
        Assert.Equal(RouteState.Blackhole, _recorder.Last!.State);
    }

    [Fact]
    public async Task A_sink_that_fails_is_an_internal_error_for_the_caller()
    {
        await using var endpoint = await StartAsync();
        endpoint.Network.Subscribe(new Broken());
        using var client = new RawClient(endpoint.Url);

        var answer = await client.CallAsync("CreateRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises), ("NetworkInterfaceId", Interface));

        Assert.Equal((500, "InternalError"), (answer.Status, answer.Code));
    }

    private static VpcNetwork Network()
    {
        var network = new VpcNetwork(new VpcWorld("123456789012", "us-east-1"), new Ids(7), new Clock(TimeProvider.System));
        Build(network);
        return network;
    }

    private sealed class Recorder : IRouteSink
    {
        public List<(string Table, string? Target)> Told { get; } = [];

        public RouteRow? Last { get; private set; }

        public void TableChanged(string routeTableId, IReadOnlyList<RouteRow> rows)
        {
            Last = rows.FirstOrDefault(row => row.Destination.Text == OnPremises);
            Told.Add((routeTableId, Last?.Target));
        }
    }

    private sealed class Broken : IRouteSink
    {
        private int _calls;

        public void TableChanged(string routeTableId, IReadOnlyList<RouteRow> rows)
        {
            if (++_calls > 3) throw new IOException("the kernel said no");
        }
    }
}
