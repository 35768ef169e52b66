using HybridFailover.Engine.Routing;
using HybridFailover.Lab.Endpoint;
using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>The AWS command line against the endpoint: its own signer, serialiser, parser and exit codes.</summary>
public sealed class AwsCommandLineTests
{
    /// <summary>The exit codes for a refusal by the service: of the command line's first version, and of its second.</summary>
    private static readonly int[] Refused = [255, 254];

    [Fact]
    public async Task It_creates_replaces_and_deletes_a_route()
    {
        await using var endpoint = await StartAsync();
        string[] slot = ["--route-table-id", Table, "--destination-cidr-block", OnPremises];

        var created = await AwsAsync(endpoint, ["ec2", "create-route", .. slot, "--network-interface-id", Interface]);
        Assert.True(created.ExitCode == 0, created.Errors);
        Assert.True(created.Json.GetProperty("Return").GetBoolean());
        var again = await AwsAsync(endpoint, ["ec2", "create-route", .. slot, "--network-interface-id", Interface]);
        Assert.Contains(again.ExitCode, Refused);
        Assert.Contains("An error occurred (RouteAlreadyExists) when calling the CreateRoute operation: The route identified by 192.168.50.0/24 already exists.", again.Errors, StringComparison.Ordinal);
        var replaced = await AwsAsync(endpoint, ["ec2", "replace-route", .. slot, "--network-interface-id", Standby]);
        Assert.True(replaced.ExitCode == 0, replaced.Errors);
        Assert.Equal((Standby, RouteOrigin.Static), endpoint.Network.Rows(Table).Where(row => row.Destination.Text == OnPremises).Select(row => (row.Target, row.Origin)).First());
        Assert.Equal(0, (await AwsAsync(endpoint, ["ec2", "delete-route", .. slot])).ExitCode);
        var deletedAgain = await AwsAsync(endpoint, ["ec2", "delete-route", .. slot]);
        Assert.Contains("(InvalidRoute.NotFound)", deletedAgain.Errors, StringComparison.Ordinal);
        var replacedAgain = await AwsAsync(endpoint, ["ec2", "replace-route", .. slot, "--network-interface-id", Standby]);
        Assert.Contains("(InvalidParameterValue)", replacedAgain.Errors, StringComparison.Ordinal);
        Assert.Contains("Use CreateRoute instead.", replacedAgain.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_builds_a_network_from_nothing_and_fails_over_in_it()
    {
        await using var endpoint = await Ec2Endpoint.StartAsync(cancel: TestContext.Current.CancellationToken);

        var vpc = await GetAsync("Vpc.VpcId", "create-vpc", "--cidr-block", "10.30.0.0/16", "--tag-specifications", "ResourceType=vpc,Tags=[{Key=Name,Value=lax}]");
        var production = await GetAsync("Subnet.SubnetId", "create-subnet", "--vpc-id", vpc, "--cidr-block", "10.30.1.0/24", "--availability-zone", "us-east-1-lax-1a");
        var transit = await GetAsync("Subnet.SubnetId", "create-subnet", "--vpc-id", vpc, "--cidr-block", "10.30.3.0/24");
        var table = await GetAsync("RouteTable.RouteTableId", "create-route-table", "--vpc-id", vpc);
        await GetAsync("AssociationId", "associate-route-table", "--route-table-id", table, "--subnet-id", production);
        var leg = await GetAsync("NetworkInterface.NetworkInterfaceId", "create-network-interface", "--subnet-id", transit);
        await DoAsync("modify-network-interface-attribute", "--network-interface-id", leg, "--no-source-dest-check");
        var instance = await GetAsync("Instances[0].InstanceId", "run-instances", "--image-id", "ami-0abcdef1234567890", "--network-interfaces", $"NetworkInterfaceId={leg},DeviceIndex=0");
        var gateway = await GetAsync("VpnGateway.VpnGatewayId", "create-vpn-gateway", "--type", "ipsec.1");
        Assert.Equal("attached", await GetAsync("VpcAttachment.State", "attach-vpn-gateway", "--vpn-gateway-id", gateway, "--vpc-id", vpc));
        endpoint.Network.Learn(gateway, OnPremises);
        await DoAsync("enable-vgw-route-propagation", "--gateway-id", gateway, "--route-table-id", table);
        Assert.Equal([gateway], CarriersOf(endpoint, table));

        await DoAsync("create-route", "--route-table-id", table, "--destination-cidr-block", OnPremises, "--network-interface-id", leg);

        Assert.Equal([leg], CarriersOf(endpoint, table));
        Assert.Equal($"{instance}\tin-use\tFalse", await GetAsync("NetworkInterfaces[].[Attachment.InstanceId,Status,SourceDestCheck]",
            "describe-network-interfaces", "--filters", $"Name=attachment.instance-id,Values={instance}", $"Name=vpc-id,Values={vpc}"));
        await DoAsync("stop-instances", "--instance-ids", instance);
        Assert.Equal("blackhole", await GetAsync($"RouteTables[].Routes[?NetworkInterfaceId=='{leg}'][].State",
            "describe-route-tables", "--filters", "Name=route.state,Values=blackhole"));

        async Task DoAsync(params string[] arguments)
        {
            var run = await AwsAsync(endpoint, ["ec2", .. arguments]);
            Assert.True(run.ExitCode == 0, run.Errors);
        }

        async Task<string> GetAsync(string query, params string[] arguments)
        {
            var run = await AwsAsync(endpoint, ["ec2", .. arguments, "--query", query, "--output", "text"]);
            Assert.True(run.ExitCode == 0, run.Errors);
            return run.Output.Trim();
        }
    }

    [Fact]
    public async Task It_shows_a_table_with_a_propagated_and_a_static_row()
    {
        await using var endpoint = await StartAsync();
        endpoint.Network.SetRoute(Table, OnPremises, Interface);

        var run = await AwsAsync(endpoint, ["ec2", "describe-route-tables", "--route-table-ids", Table, "--query",
            "RouteTables[0].Routes[].[DestinationCidrBlock,GatewayId||NetworkInterfaceId,Origin,State]", "--output", "text"]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(
            [
                "10.0.0.0/16\tlocal\tCreateRouteTable\tactive",
                $"192.168.50.0/24\t{Interface}\tCreateRoute\tactive",
                $"192.168.50.0/24\t{Gateway}\tEnableVgwRoutePropagation\tactive",
            ],
            run.Output.Trim().Split('\n'));
    }

    [Fact]
    public async Task It_pages_through_tables_while_they_change_and_sees_each_that_stays_once()
    {
        await using var endpoint = await StartAsync();
        for (var number = 10; number < 30; number++) endpoint.Network.AddTable($"rtb-000000000000000{number}", Vpc);

        var run = await AwsAsync(endpoint, ["ec2", "describe-route-tables", "--page-size", "5", "--filters", "Name=vpc-id,Values=vpc-*", "--query", "RouteTables[].RouteTableId"]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(endpoint.Network.Tables, run.Json.EnumerateArray().Select(id => id.GetString()!));
        Assert.Equal(5, endpoint.Calls.Since(0, "DescribeRouteTables").Count);
    }

    [Fact]
    public async Task It_says_that_a_dry_run_would_have_succeeded()
    {
        await using var endpoint = await StartAsync();

        var run = await AwsAsync(endpoint, ["ec2", "delete-route", "--route-table-id", Table, "--destination-cidr-block", OnPremises, "--dry-run"]);

        Assert.Contains(run.ExitCode, Refused);
        Assert.Contains("(DryRunOperation) when calling the DeleteRoute operation: Request would have succeeded, but DryRun flag is set.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_refused_with_a_wrong_secret_an_unknown_key_and_the_wrong_Region()
    {
        await using var endpoint = await StartAsync();

        var wrongSecret = await AwsAsync(endpoint, ["ec2", "describe-vpcs"], AccessKey.Lab with { Secret = "not it" });
        var unknown = await AwsAsync(endpoint, ["ec2", "describe-vpcs"], AccessKey.Lab with { Id = "AKIANOBODY" });
        var elsewhere = await AwsAsync(endpoint, ["ec2", "describe-vpcs", "--region", "us-west-2"]);

        Assert.Contains("(SignatureDoesNotMatch)", wrongSecret.Errors, StringComparison.Ordinal);
        Assert.Contains("(AuthFailure)", unknown.Errors, StringComparison.Ordinal);
        Assert.Contains("(AuthFailure)", elsewhere.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_learns_who_it_is()
    {
        await using var endpoint = await StartAsync();

        var run = await AwsAsync(endpoint, ["sts", "get-caller-identity"]);
        var unknown = await AwsAsync(endpoint, ["sts", "get-caller-identity"], AccessKey.Lab with { Id = "AKIANOBODY" });

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("arn:aws:iam::123456789012:user/lab", run.Json.GetProperty("Arn").GetString());
        Assert.Contains("(InvalidClientTokenId)", unknown.Errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> CarriersOf(Ec2Endpoint endpoint, string table) =>
        endpoint.Network.EffectiveRows(table).Where(row => row.Destination.Text == OnPremises).Select(row => row.Target);

    private static Task<ClientRun> AwsAsync(Ec2Endpoint endpoint, string[] arguments, AccessKey? key = null)
    {
        Assert.SkipWhen(ExternalClient.AwsCommandLine is null, "The AWS command line is not installed: apt-get install awscli.");
        string[] region = arguments.Contains("--region") ? [] : ["--region", "us-east-1"];
        string[] output = arguments.Contains("--output") ? [] : ["--output", "json"];
        return ExternalClient.RunAsync(ExternalClient.AwsCommandLine, [.. arguments, .. region, .. output, "--endpoint-url", endpoint.Url.ToString()], key ?? AccessKey.Lab);
    }
}
