using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

public sealed class PageTests
{
    [Fact]
    public async Task Pages_go_on_when_the_table_that_they_stopped_at_is_gone()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);
        for (var number = 10; number < 20; number++) endpoint.Network.AddTable($"rtb-000000000000000{number}", Vpc);

        var first = await client.CallAsync("DescribeRouteTables", ("MaxResults", "5"));
        await client.CallAsync("DeleteRouteTable", ("RouteTableId", first.Values("routeTableId")[4]));
        endpoint.Network.AddTable("rtb-00000000000000099", Vpc);
        var second = await client.CallAsync("DescribeRouteTables", ("MaxResults", "100"), ("NextToken", first.First("nextToken")!));

        Assert.Equal("rtb-00000000000000014", first.Values("routeTableId")[4]);
        Assert.Equal("rtb-00000000000000015", second.Values("routeTableId")[0]);
        Assert.Contains("rtb-00000000000000099", second.Values("routeTableId"));
        Assert.Null(second.First("nextToken"));
    }

    [Fact]
    public async Task Tables_asked_for_by_id_come_once_each()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);

        var answer = await client.CallAsync("DescribeRouteTables", ("RouteTableId.1", Other), ("RouteTableId.2", Other));

        Assert.Equal([Other], answer.Values("routeTableId"));
    }

    [Fact]
    public async Task A_filter_selects_tables_and_never_rows()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);
        endpoint.Network.SetRoute(Table, "172.16.0.0/12", Interface);
        endpoint.Network.LoseInterface(Interface);

        var answer = await client.CallAsync("DescribeRouteTables", ("Filter.1.Name", "route.state"), ("Filter.1.Value.1", "blackhole"));

        Assert.Equal([Table], answer.Xml.Descendants().Where(each => each.Name.LocalName == "routeTableId" && each.Parent!.Parent!.Name.LocalName == "routeTableSet").Select(each => each.Value));
        Assert.Equal(["active", "blackhole", "active"], answer.Values("state").Where(state => state != "associated"));
    }
}
