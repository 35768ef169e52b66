using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>What is wrong with a request is said with EC2's codes, and nothing is changed.</summary>
public sealed class RequestFormTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "Frobnicate", "", "InvalidAction" },
        { "CreateRoute", "DestinationCidrBlock=10.9.0.0/16 NetworkInterfaceId=" + Interface, "MissingParameter" },
        { "CreateRoute", $"RouteTableId={Table} NetworkInterfaceId={Interface}", "MissingParameter" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=10.9.0.0/16", "MissingParameter" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=10.9.0.0/16 NetworkInterfaceId={Interface} GatewayId={Gateway}", "InvalidParameterCombination" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=10.9.0.0/16 DestinationIpv6CidrBlock=2001:db8::/32 NetworkInterfaceId={Interface}", "InvalidParameterCombination" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=10.9/16 NetworkInterfaceId={Interface}", "InvalidParameterValue" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=10.9.0.0 NetworkInterfaceId={Interface}", "InvalidParameterValue" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=10.9.0.0/33 NetworkInterfaceId={Interface}", "InvalidParameterValue" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=2001:db8::/32 NetworkInterfaceId={Interface}", "InvalidParameterValue" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=169.254.169.0/24 NetworkInterfaceId={Interface}", "InvalidParameterValue" },
        { "CreateRoute", $"RouteTableId={Table} DestinationPrefixListId=pl-0123456789abcdef0 NetworkInterfaceId={Interface}", "InvalidPrefixListID.NotFound" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=10.9.0.0/16 NetworkInterfaceId={Interface} Colour=red", "UnknownParameter" },
        { "CreateRoute", $"RouteTableId={Table} DestinationCidrBlock=10.9.0.0/16 GatewayId=vgw-0123456789abcdef0", "InvalidGatewayID.NotFound" },
        { "CreateRoute", $"RouteTableId=rtb-1 DestinationCidrBlock=10.9.0.0/16 NetworkInterfaceId={Interface}", "InvalidRouteTableId.Malformed" },
        { "CreateRoute", $"RouteTableId=rtb-0123456789abcdef0 DestinationCidrBlock=10.9.0.0/16 NetworkInterfaceId={Interface}", "InvalidRouteTableID.NotFound" },
        { "DescribeRouteTables", "MaxResults=4", "InvalidParameterValue" },
        { "DescribeRouteTables", "MaxResults=101", "InvalidParameterValue" },
        { "DescribeRouteTables", "NextToken=not-ours", "InvalidNextToken" },
        { "DescribeRouteTables", "Filter.1.Name=route.network-interface-id Filter.1.Value.1=x", "InvalidParameterValue" },
        { "DescribeRouteTables", "DryRun=perhaps", "InvalidParameterValue" },
        { "DescribeNetworkInterfaces", $"NetworkInterfaceId.1={Interface} MaxResults=5", "InvalidParameterCombination" },
        { "DescribeVpnGateways", "MaxResults=5", "UnknownParameter" },
        { "EnableVgwRoutePropagation", $"RouteTableId={Table} GatewayId=vgw-0123456789abcdef0", "InvalidVpnGatewayID.NotFound" },
        { "CreateTags", "ResourceId.1=rtb-0123456789abcdef0 Tag.1.Key=a Tag.1.Value=b", "InvalidRouteTableID.NotFound" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_request_gets_the_code_that_EC2_gives(string action, string fields, string code)
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);
        var before = endpoint.Network.World;

        var answer = await client.CallAsync(action, [.. fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => (field[..field.IndexOf('=', StringComparison.Ordinal)], field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..]))]);

        Assert.Equal((400, code), (answer.Status, answer.Code));
        Assert.Matches("^[0-9a-f-]{36}$", answer.First("RequestID"));
        Assert.Same(before, endpoint.Network.World);
        Assert.False(Assert.Single(endpoint.Calls.Calls).IsChange);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_and_a_broken_escape_are_refused()
    {
        await using var endpoint = await StartAsync();
        using var client = new RawClient(endpoint.Url);

        Assert.Equal("NoSuchVersion", (await client.PostAsync("Action=DescribeVpcs&Version=1999-01-01", "ec2")).Code);
        Assert.Equal("MalformedQueryString", (await client.PostAsync("Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%zz", "ec2")).Code);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_succeeds_even_where_the_real_call_would_find_the_route_there()
    {
        await using var endpoint = await StartAsync();
        endpoint.Network.SetRoute(Table, OnPremises, Interface);
        using var client = new RawClient(endpoint.Url);
        var before = endpoint.Network.World;

        var create = await client.CallAsync("CreateRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises), ("NetworkInterfaceId", Standby), ("DryRun", "true"));
        var noTable = await client.CallAsync("DeleteRoute", ("RouteTableId", "rtb-0123456789abcdef0"), ("DestinationCidrBlock", OnPremises), ("DryRun", "true"));

        Assert.Equal((412, "DryRunOperation"), (create.Status, create.Code));
        Assert.Equal("InvalidRouteTableID.NotFound", noTable.Code);
        Assert.Same(before, endpoint.Network.World);
    }

    [Fact]
    public async Task A_table_takes_so_many_static_routes_and_no_more()
    {
        await using var endpoint = await StartAsync(new() { RoutesPerTable = 3 });
        using var client = new RawClient(endpoint.Url);

        for (var number = 1; number <= 2; number++)
            Assert.Equal(200, (await client.CallAsync("CreateRoute", ("RouteTableId", Table), ("DestinationCidrBlock", $"172.16.{number}.0/24"), ("NetworkInterfaceId", Interface))).Status);
        var full = await client.CallAsync("CreateRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises), ("NetworkInterfaceId", Interface));

        Assert.Equal("RouteLimitExceeded", full.Code);
    }
}
