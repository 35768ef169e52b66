using HybridFailover.Lab.Endpoint;
using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

public sealed class FaultTests : IAsyncLifetime
{
    private static readonly (string, string)[] Slot = [("RouteTableId", Table), ("DestinationCidrBlock", OnPremises)];
    private Ec2Endpoint _endpoint = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _endpoint = await StartAsync();
        _client = new RawClient(_endpoint.Url);
    }

    [Theory]
    [InlineData(FaultKind.RequestLimitExceeded, 503, "RequestLimitExceeded")]
    [InlineData(FaultKind.Ec2Throttled, 503, "EC2ThrottledException")]
    [InlineData(FaultKind.InternalError, 500, "InternalError")]
    [InlineData(FaultKind.Unavailable, 503, "Unavailable")]
    [InlineData(FaultKind.ExpiredCredentials, 400, "RequestExpired")]
    [InlineData(FaultKind.Unauthorized, 403, "UnauthorizedOperation")]
    public async Task It_refuses_so_many_calls_and_then_works_again(FaultKind kind, int status, string code)
    {
        _endpoint.Faults.Add(new Fault { Kind = kind, Action = "CreateRoute", Times = 2 });

        Assert.Equal([(status, code), (status, code), (200, null)], [await CreateAsync(), await CreateAsync(), await CreateAsync()]);
        Assert.Equal([false, false, true], _endpoint.Calls.Calls.Select(call => call.IsChange));
        Assert.Empty(_endpoint.Faults.Active);
    }

    [Fact]
    public async Task An_error_after_the_change_leaves_the_change()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.InternalError, AfterChange = true, Times = 1 });

        Assert.Equal((500, "InternalError"), await CreateAsync());
        Assert.True(_endpoint.Calls.Calls[0].IsChange);
        Assert.Equal((400, "RouteAlreadyExists"), await CreateAsync());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_connection_is_closed_after_or_before_the_change(bool? afterChange, bool isChanged)
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.ConnectionClosed, AfterChange = afterChange, Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);

        var call = Assert.Single(_endpoint.Calls.Calls);
        Assert.Equal((0, isChanged), (call.Status, call.IsChange));
        Assert.Equal(isChanged, _endpoint.Network.Rows(Table).Any(row => row.Target == Interface));
    }

    [Fact]
    public async Task Truncated_XML_comes_with_a_success_that_is_real()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.TruncatedXml, Times = 1 });

        var answer = await _client.CallAsync("CreateRoute", [.. Slot, ("NetworkInterfaceId", Interface)]);

        Assert.Equal(200, answer.Status);
        Assert.Throws<System.Xml.XmlException>(() => answer.Xml);
        Assert.Contains(_endpoint.Network.Rows(Table), row => row.Target == Interface);
    }

    [Fact]
    public async Task Permission_is_refused_for_one_table_and_its_dry_runs_only()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.Unauthorized, Action = "*Route", RouteTable = Table });

        Assert.Equal((403, "UnauthorizedOperation"), await CodeAsync("CreateRoute", [.. Slot, ("NetworkInterfaceId", Interface), ("DryRun", "true")]));
        Assert.Equal((200, null), await CodeAsync("CreateRoute", [("RouteTableId", Other), Slot[1], ("NetworkInterfaceId", Interface)]));
        Assert.Equal((200, null), await CodeAsync("DescribeRouteTables", [("RouteTableId.1", Table)]));
    }

    [Fact]
    public async Task Stale_reads_show_the_network_as_it_was_for_so_many_calls()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.StaleReads, Times = 2 });
        await CreateAsync();

        Assert.Equal([false, false, true], new List<bool> { await ShowsStaticAsync(), await ShowsStaticAsync(), await ShowsStaticAsync() });
    }

    [Fact]
    public async Task A_bucket_lets_a_burst_through_and_refuses_the_rest()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.TokenBucket, Burst = 3, PerSecond = 0 });

        var codes = new List<string?>();
        for (var call = 0; call < 5; call++) codes.Add((await CodeAsync("DescribeVpcs", [])).Code);

        Assert.Equal([null, null, null, "RequestLimitExceeded", "RequestLimitExceeded"], codes);
    }

    [Fact]
    public async Task An_interface_disappears_just_before_the_call_that_was_named()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.InterfaceLost, Interface = Interface, Action = "CreateRoute", Times = 1 });

        Assert.Equal((200, null), await CodeAsync("DescribeRouteTables", []));
        Assert.Equal((400, "InvalidNetworkInterfaceID.NotFound"), await CreateAsync());
    }

    [Fact]
    public async Task Somebody_else_changes_a_route_at_once_or_just_before_a_call()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.ForeignChange, RouteTable = Table, Destination = OnPremises, Target = Standby });
        Assert.Contains(_endpoint.Network.Rows(Table), row => row.Target == Standby);

        _endpoint.Faults.Add(new Fault { Kind = FaultKind.ForeignChange, RouteTable = Table, Destination = OnPremises, Action = "DeleteRoute", Times = 1 });
        Assert.Equal((400, "InvalidRoute.NotFound"), await CodeAsync("DeleteRoute", Slot));
    }

    [Fact]
    public async Task Some_calls_pass_first_when_the_fault_says_so()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.Unavailable, Skip = 1, Times = 1 });

        Assert.Equal([200, 503, 200], new List<int> { (await CreateAsync()).Status, (await CreateAsync()).Status, (await CodeAsync("DescribeVpcs", [])).Status });
    }

    [Fact]
    public void A_fault_that_lacks_something_is_refused_with_all_that_is_wrong()
    {
        var wrong = Assert.Throws<ArgumentException>(() => _endpoint.Faults.Add(new Fault { Kind = FaultKind.SlowAnswer, Times = 0, Skip = -1 }));

        Assert.Equal("SlowAnswer: Times is 0; it must be at least 1, or left out. Skip is -1; it must not be negative. Delay must be given, such as 00:00:02.", wrong.Message);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _endpoint.DisposeAsync();
    }

    private Task<(int Status, string? Code)> CreateAsync() => CodeAsync("CreateRoute", [.. Slot, ("NetworkInterfaceId", Interface)]);

    private async Task<(int Status, string? Code)> CodeAsync(string action, (string, string)[] fields)
    {
        var answer = await _client.CallAsync(action, fields);
        return (answer.Status, answer.Code);
    }

    private async Task<bool> ShowsStaticAsync() =>
        (await _client.CallAsync("DescribeRouteTables", ("RouteTableId.1", Table))).Values("networkInterfaceId").Contains(Interface);
}
