using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Tests.Routes;

public sealed class RouteWriterTests
{
    private static readonly (string, Reply) Exists = ("CreateRoute", Reply.Error(400, "RouteAlreadyExists"));
    private static readonly (string, Reply) Created = ("CreateRoute", Reply.Ok("CreateRoute"));
    private static readonly (string, Reply) Replaced = ("ReplaceRoute", Reply.Ok("ReplaceRoute"));
    private static readonly (string, Reply) Deleted = ("DeleteRoute", Reply.Ok("DeleteRoute"));
    private static readonly string Propagated = Reply.Row(Subject.Cidr, "vgw-1", "EnableVgwRoutePropagation");

    private static (string, Reply) Shows(params string[] rows) => ("DescribeRouteTables", Reply.Tables(Reply.Table("rtb-1", rows)));

    private static (string, Reply) ShowsStatic(string target) => Shows(Reply.Row(Subject.Cidr, target), Propagated);

    [Fact]
    public async Task Where_no_static_row_was_seen_the_route_is_created_without_a_read()
    {
        await using var subject = await Subject.WithAsync(Created);
        var outcome = await subject.WriteAsync("eni-1");
        Assert.Equal(WriteResult.Done, outcome.Result);
        Assert.Equal(["CreateRoute"], subject.Endpoint.Actions);
        Assert.Equal(["req-CreateRoute"], outcome.RequestIds);
        Assert.Equal("CreateRoute: rtb-1 192.168.50.0/24 goes to eni-1.", outcome.Sentence);
    }

    [Theory]
    [InlineData("192.168.50.0/24", "DestinationCidrBlock", "eni-1", "NetworkInterfaceId")]
    [InlineData("2001:db8::/32", "DestinationIpv6CidrBlock", "tgw-1", "TransitGatewayId")]
    [InlineData("pl-0123", "DestinationPrefixListId", "vgw-1", "GatewayId")]
    public async Task Destination_and_next_hop_go_by_their_own_parameters(string destination, string destinationName, string target, string targetName)
    {
        await using var subject = await Subject.WithAsync(Created);
        await subject.WriteAsync(target, destination: destination);
        var form = Assert.Single(subject.Endpoint.Requests).Form;
        Assert.Equal(destination, form[destinationName]);
        Assert.Equal(target, form[targetName]);
        Assert.Equal(["Action", "Version", "RouteTableId", destinationName, targetName], form.Keys);
    }

    [Fact]
    public async Task A_route_that_exists_with_the_wanted_target_is_already_so()
    {
        await using var subject = await Subject.WithAsync(Exists, ShowsStatic("eni-1"));
        var outcome = await subject.WriteAsync("eni-1");
        Assert.Equal(WriteResult.AlreadySo, outcome.Result);
        Assert.Equal(["CreateRoute", "DescribeRouteTables"], subject.Endpoint.Actions);
    }

    [Fact]
    public async Task A_route_of_ours_that_exists_with_another_target_is_replaced()
    {
        await using var subject = await Subject.WithAsync(Exists, ShowsStatic("eni-2"), Replaced);
        var outcome = await subject.WriteAsync("eni-1");
        Assert.Equal(WriteResult.Done, outcome.Result);
        Assert.Equal(["CreateRoute", "DescribeRouteTables", "ReplaceRoute"], subject.Endpoint.Actions);
        Assert.Equal("ReplaceRoute", outcome.Action);
        Assert.Equal(["req-RouteAlreadyExists", "req-ReplaceRoute"], outcome.RequestIds);
    }

    [Theory]
    [InlineData("eni-1", null)]
    [InlineData("eni-1", "eni-2")]
    [InlineData("propagated", "eni-2")]
    public async Task A_foreign_route_is_never_touched_even_if_it_came_after_the_last_read(string to, string? seen)
    {
        await using var subject = await Subject.WithAsync(Exists, ShowsStatic("eni-stranger"), Replaced, Deleted);
        var outcome = await subject.WriteAsync(to, seen);
        Assert.Equal(WriteResult.Foreign, outcome.Result);
        Assert.DoesNotContain("ReplaceRoute", subject.Endpoint.Actions);
        Assert.DoesNotContain("DeleteRoute", subject.Endpoint.Actions);
        Assert.Contains("eni-stranger", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_may_have_a_foreign_route_replaced()
    {
        await using var subject = await Subject.WithAsync(Exists, ShowsStatic("eni-stranger"), Replaced);
        Assert.Equal(WriteResult.Done, (await subject.WriteAsync("eni-1", replaceForeign: true)).Result);
        Assert.Contains("ReplaceRoute", subject.Endpoint.Actions);
    }

    [Fact]
    public async Task A_static_row_of_ours_is_read_right_before_it_is_replaced()
    {
        await using var subject = await Subject.WithAsync(ShowsStatic("eni-2"), Replaced);
        Assert.Equal(WriteResult.Done, (await subject.WriteAsync("eni-1", seen: "eni-2")).Result);
        Assert.Equal(["DescribeRouteTables", "ReplaceRoute"], subject.Endpoint.Actions);
    }

    [Fact]
    public async Task A_row_that_has_gone_before_it_could_be_replaced_is_created()
    {
        await using var subject = await Subject.WithAsync(ShowsStatic("eni-2"),
            ("ReplaceRoute", Reply.Error(400, "InvalidParameterValue", "There is no route defined for '192.168.50.0/24' in the route table. Use CreateRoute instead.")), Created);
        Assert.Equal(WriteResult.Done, (await subject.WriteAsync("eni-1", seen: "eni-2")).Result);
        Assert.Equal(["DescribeRouteTables", "ReplaceRoute", "CreateRoute"], subject.Endpoint.Actions);
    }

    [Fact]
    public async Task Two_reads_that_contradict_each_other_do_not_keep_the_write_back()
    {
        await using var subject = await Subject.WithAsync(ShowsStatic("eni-1"), Replaced);
        Assert.Equal(WriteResult.Done, (await subject.WriteAsync("eni-1", seen: "eni-2")).Result);
    }

    [Fact]
    public async Task A_route_that_exists_and_is_not_shown_yet_is_tried_again()
    {
        await using var subject = await Subject.WithAsync(Exists, Shows(Propagated));
        Assert.Equal(WriteResult.Failed, (await subject.WriteAsync("eni-1")).Result);
    }

    [Fact]
    public async Task The_local_route_is_refused()
    {
        await using var subject = await Subject.WithAsync(Exists, Shows(Reply.Row(Subject.Cidr, "local", "CreateRouteTable")));
        Assert.Equal(WriteResult.Refused, (await subject.WriteAsync("eni-1")).Result);
    }

    [Fact]
    public async Task Back_to_propagated_deletes_our_row()
    {
        await using var subject = await Subject.WithAsync(ShowsStatic("eni-1"), Deleted);
        var outcome = await subject.WriteAsync("propagated", seen: "eni-1");
        Assert.Equal(WriteResult.Done, outcome.Result);
        Assert.Equal(["DescribeRouteTables", "DeleteRoute"], subject.Endpoint.Actions);
        Assert.Equal("DeleteRoute: rtb-1 192.168.50.0/24 has no static route any more.", outcome.Sentence);
    }

    [Theory]
    [InlineData("InvalidRoute.NotFound")]
    [InlineData("InvalidParameterValue")]
    public async Task A_row_that_is_gone_already_is_already_so(string code)
    {
        await using var subject = await Subject.WithAsync(Shows(Propagated), ("DeleteRoute", Reply.Error(400, code)));
        Assert.Equal(WriteResult.AlreadySo, (await subject.WriteAsync("propagated")).Result);
    }

    [Fact]
    public async Task A_row_that_a_late_read_hides_is_deleted_all_the_same()
    {
        await using var subject = await Subject.WithAsync(Shows(Propagated), Deleted);
        Assert.Equal(WriteResult.Done, (await subject.WriteAsync("propagated")).Result);
    }

    [Fact]
    public async Task A_refused_delete_of_a_row_that_still_stands_is_no_success()
    {
        await using var subject = await Subject.WithAsync(ShowsStatic("eni-1"), ("DeleteRoute", Reply.Error(400, "InvalidParameterValue")), ShowsStatic("eni-1"));
        Assert.Equal(WriteResult.Refused, (await subject.WriteAsync("propagated", seen: "eni-1")).Result);
    }

    [Fact]
    public async Task Without_a_read_nothing_is_deleted()
    {
        await using var subject = await Subject.WithAsync(("DescribeRouteTables", Reply.Http(502, "<html>Bad gateway", "text/html")), Deleted);
        var outcome = await subject.WriteAsync("propagated", seen: "eni-1");
        Assert.Equal(WriteResult.Failed, outcome.Result);
        Assert.Equal(["DescribeRouteTables"], subject.Endpoint.Actions);
    }

    [Fact]
    public async Task A_missing_permission_is_named_with_its_table()
    {
        await using var subject = await Subject.WithAsync(("CreateRoute", Reply.Error(403, "UnauthorizedOperation", "You are not authorized.")));
        var outcome = await subject.WriteAsync("eni-1");
        Assert.Equal(WriteResult.Refused, outcome.Result);
        Assert.Contains("permission ec2:CreateRoute on rtb-1 is missing", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal("UnauthorizedOperation", outcome.Code);
    }

    [Fact]
    public async Task Cancelled_before_anything_was_sent_it_throws()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await using var subject = await Subject.WithAsync(Created);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subject.WriteAsync("eni-1", stop: stop));
        Assert.Empty(subject.Endpoint.Requests);
    }

    [Fact]
    public async Task Cancelled_after_it_was_sent_its_outcome_is_unknown()
    {
        using var stop = new CancellationTokenSource();
        await using var subject = await Subject.WithAsync(_ => { stop.Cancel(); return Reply.Never; });
        Assert.Equal(WriteResult.Unknown, (await subject.WriteAsync("eni-1", stop: stop)).Result);
    }
}
