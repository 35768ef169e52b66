using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Tests.Routes;

public sealed class RouteReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tables_are_asked_for_by_their_ids_in_one_call()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Tables(Reply.Table("rtb-1"), Reply.Table("rtb-2")));
        var reading = await subject.Control.ReadAsync(["rtb-1", "rtb-2"], [], Stop);
        var form = Assert.Single(subject.Endpoint.Requests).Form;
        Assert.Equal(["rtb-1", "rtb-2", "100"], [form["RouteTableId.1"], form["RouteTableId.2"], form["MaxResults"]]);
        Assert.Equal(["rtb-1", "rtb-2"], reading.Tables.Keys.Order());
        Assert.Empty(reading.Errors);
    }

    [Fact]
    public async Task Pages_are_followed_until_the_token_is_empty()
    {
        await using var subject = await Subject.WithAsync(request => request.Form.ContainsKey("NextToken")
            ? Reply.Ok("DescribeRouteTables", $"<routeTableSet>{Reply.Table("rtb-2")}</routeTableSet><nextToken/>")
            : Reply.Ok("DescribeRouteTables", $"<routeTableSet>{Reply.Table("rtb-1")}</routeTableSet><nextToken>tok en/+=1</nextToken>"));
        var reading = await subject.Control.ReadAsync(["rtb-1", "rtb-2"], [], Stop);
        Assert.Equal(["rtb-1", "rtb-2"], reading.Tables.Keys.Order());
        Assert.Equal("tok en/+=1", subject.Endpoint.Requests.Last().Form["NextToken"]);
        Assert.Equal(2, subject.Endpoint.Requests.Count);
    }

    [Fact]
    public async Task More_than_a_hundred_tables_take_several_calls()
    {
        await using var subject = await Subject.WithAsync(request =>
            Reply.Tables([.. request.Form.Where(pair => pair.Key.StartsWith("RouteTableId.", StringComparison.Ordinal)).Select(pair => Reply.Table(pair.Value))]));
        var reading = await subject.Control.ReadAsync([.. Enumerable.Range(0, 250).Select(number => $"rtb-{number}")], [], Stop);
        Assert.Equal(250, reading.Tables.Count);
        Assert.Equal(3, subject.Endpoint.Requests.Count);
    }

    [Theory]
    [InlineData("The routeTable ID 'rtb-1' does not exist")]
    [InlineData("No table here goes by that name")]
    public async Task One_unknown_table_does_not_hide_the_others(string message)
    {
        await using var subject = await Subject.WithAsync(request =>
        {
            var ids = request.Form.Where(pair => pair.Key.StartsWith("RouteTableId.", StringComparison.Ordinal)).Select(pair => pair.Value).ToArray();
            return ids.Contains("rtb-1") ? Reply.Error(400, "InvalidRouteTableID.NotFound", message) : Reply.Tables([.. ids.Select(id => Reply.Table(id))]);
        });
        var reading = await subject.Control.ReadAsync(["rtb-12", "rtb-1", "rtb-2"], [], Stop);
        Assert.Equal(["rtb-12", "rtb-2"], reading.Tables.Keys.Order());
        var (id, error) = Assert.Single(reading.Errors);
        Assert.Equal("rtb-1", id);
        Assert.Contains("InvalidRouteTableID.NotFound", error, StringComparison.Ordinal);
        Assert.Contains("req-InvalidRouteTableID.NotFound", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_silently_missing_is_named()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Tables(Reply.Table("rtb-1")));
        var reading = await subject.Control.ReadAsync(["rtb-1", "rtb-2"], [], Stop);
        Assert.Equal("Route table rtb-2 could not be read: EC2's answer does not contain it.", reading.Errors["rtb-2"]);
    }

    [Fact]
    public async Task A_read_is_tried_three_times_and_then_says_so()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Error(503, "RequestLimitExceeded", "Request limit exceeded."));
        var reading = await subject.PassTimeUntilAsync(subject.Control.ReadAsync(["rtb-1"], [], Stop), TimeSpan.FromMilliseconds(50));
        Assert.Equal(3, subject.Endpoint.Requests.Count);
        Assert.Contains("RequestLimitExceeded", reading.Errors[""], StringComparison.Ordinal);
        Assert.Empty(reading.Tables);
    }

    [Fact]
    public async Task A_refused_permission_is_not_asked_for_again()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Error(403, "UnauthorizedOperation"));
        var reading = await subject.Control.ReadAsync(["rtb-1"], [], Stop);
        Assert.Single(subject.Endpoint.Requests);
        Assert.Contains("UnauthorizedOperation", reading.Errors[""], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_EC2_adds_one_day_are_other_and_never_ours()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Tables(Reply.Table("rtb-1",
            Reply.Row("10.0.0.0/8", "vgw-1", "Telepathy", "dreaming"),
            Reply.Row("10.1.0.0/16", "vgw-1", "Advertisement", "filtered"),
            "<item><destinationCidrBlock>10.2.0.0/16</destinationCidrBlock><wormholeId>wh-1</wormholeId><state>active</state><origin>CreateRoute</origin></item>")));
        var rows = (await subject.Control.ReadAsync(["rtb-1"], [], Stop)).Tables["rtb-1"];
        Assert.Equal((RouteOrigin.Other, RouteState.Other), (rows[0].Origin, rows[0].State));
        Assert.Equal((RouteOrigin.Advertised, RouteState.Filtered), (rows[1].Origin, rows[1].State));
        Assert.Equal("", rows[2].Target);
    }

    [Fact]
    public async Task Rows_are_in_normal_form_and_an_instance_shows_its_interface()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Tables(Reply.Table("rtb-1",
            "<item><destinationCidrBlock>100.68.0.18/18</destinationCidrBlock><instanceId>i-1</instanceId><instanceOwnerId>1</instanceOwnerId><networkInterfaceId>eni-1</networkInterfaceId><state>blackhole</state><origin>CreateRoute</origin></item>",
            "<item><destinationIpv6CidrBlock>2001:DB8:0::/32</destinationIpv6CidrBlock><gatewayId>local</gatewayId><state>active</state><origin>CreateRouteTable</origin></item>",
            "<item><destinationPrefixListId>pl-1</destinationPrefixListId><transitGatewayId>tgw-1</transitGatewayId><state>active</state><origin>CreateRoute</origin></item>")));
        var rows = (await subject.Control.ReadAsync(["rtb-1"], [], Stop)).Tables["rtb-1"];
        Assert.Equal(("100.68.0.0/18", "eni-1", RouteOrigin.Static, RouteState.Blackhole), (rows[0].Destination.Text, rows[0].Target, rows[0].Origin, rows[0].State));
        Assert.Equal(("2001:db8::/32", "local", RouteOrigin.Local), (rows[1].Destination.Text, rows[1].Target, rows[1].Origin));
        Assert.Equal(("pl-1", "tgw-1"), (rows[2].Destination.Text, rows[2].Target));
    }

    [Fact]
    public async Task Prefix_lists_are_read_beside_the_tables()
    {
        await using var subject = await Subject.WithAsync(request => request.Action == "GetManagedPrefixListEntries"
            ? request.Form["PrefixListId"] == "pl-1"
                ? Reply.Ok("GetManagedPrefixListEntries", "<entrySet><item><cidr>10.9.0.0/16</cidr></item></entrySet>")
                : Reply.Error(400, "InvalidPrefixListID.NotFound")
            : Reply.Tables(Reply.Table("rtb-1")));
        var reading = await subject.Control.ReadAsync(["rtb-1"], ["pl-1", "pl-2"], Stop);
        Assert.Equal("10.9.0.0/16", Assert.Single(reading.PrefixLists["pl-1"]).Text);
        Assert.Contains("pl-2", Assert.Single(reading.Errors).Key, StringComparison.Ordinal);
        Assert.True(reading.Tables.ContainsKey("rtb-1"));
    }
}
