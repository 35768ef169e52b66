using System.Text.Json;
using HybridFailover.Lab.Endpoint;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>The AWS SDK for JavaScript builds a network, moves routes and tears all down again; what it saw is judged here.</summary>
public sealed class JavaScriptSdkTests : IAsyncLifetime
{
    private JsonElement _seen;

    public async ValueTask InitializeAsync()
    {
        if (ExternalClient.Node is null || !ExternalClient.HasJavaScriptPackages) return;
        var key = new AccessKey("ASIALABTEMPORARY0001", "another/lab+secret", "token with = & / +", DateTimeOffset.UtcNow.AddHours(1));
        await using var endpoint = await Ec2Endpoint.StartAsync(new EndpointOptions { AccessKeys = [key] }, TestContext.Current.CancellationToken);
        var run = await ExternalClient.RunAsync(ExternalClient.Node, ["collect.mjs", endpoint.Url.ToString(), key.SessionToken!], key, ExternalClient.Folder);
        Assert.True(run.ExitCode == 0, run.Errors);
        _seen = run.Json;
    }

    [Fact]
    public void It_builds_a_network_moves_routes_and_gets_the_errors_that_it_knows()
    {
        Assert.SkipWhen(ExternalClient.Node is null, "Node.js is not installed.");
        Assert.SkipUnless(ExternalClient.HasJavaScriptPackages, "The AWS SDK for JavaScript is not installed: run npm ci in tests/HybridFailover.Aws.Tests/Endpoint/clients.");

        Assert.Multiple(
            Everything_that_was_built_is_described_as_it_is,
            A_route_is_created_replaced_and_deleted,
            Refusals_have_the_names_that_the_SDK_knows,
            Pages_and_filters_give_each_table_once,
            Nothing_is_left);
    }

    private void Everything_that_was_built_is_described_as_it_is()
    {
        Assert.Equal("123456789012", Text("identity"));
        Assert.Equal("lax & <more> ü", At("vpcName")[0].GetProperty("Value").GetString());
        Assert.Equal(["10.20.1.0/24 us-east-1-lax-1a", "10.20.3.0/24 us-east-1a"], Texts(At("subnets")).Order());
        var each = At("interface");
        Assert.False(each.GetProperty("SourceDestCheck").GetBoolean());
        Assert.Equal("in-use", each.GetProperty("Status").GetString());
        Assert.Equal("attached", each.GetProperty("Attachment").GetProperty("Status").GetString());
        Assert.Equal(Text("instanceId"), each.GetProperty("Attachment").GetProperty("InstanceId").GetString());
        Assert.Equal("10.20.3.4", each.GetProperty("PrivateIpAddress").GetString());
        Assert.Equal("10.20.3.77", Text("secondAddress"));
        Assert.Equal("running", At("instance").GetProperty("State").GetProperty("Name").GetString());
        Assert.Equal(Text("first"), At("instance").GetProperty("NetworkInterfaces")[0].GetProperty("NetworkInterfaceId").GetString());
        Assert.Equal("ok", At("instanceStatus").GetProperty("InstanceStatus").GetProperty("Status").GetString());
        Assert.Equal((Text("vpc"), "attached"), (At("gateway")[0].GetProperty("VpcId").GetString(), At("gateway")[0].GetProperty("State").GetString()));
        Assert.Equal(("on-premises", 1), (At("prefixList").GetProperty("PrefixListName").GetString(), At("prefixList").GetProperty("Version").GetInt32()));
        Assert.Equal(["172.16.0.0/12", "192.168.0.0/16"], At("prefixListEntries").EnumerateArray().Select(entry => entry.GetProperty("Cidr").GetString()));
    }

    private void A_route_is_created_replaced_and_deleted()
    {
        Assert.True(At("created").GetBoolean());
        Assert.Equal([("10.20.0.0/16", "local", "CreateRouteTable"), ("192.168.50.0/24", Text("first"), "CreateRoute")], Rows("afterCreate"));
        Assert.Equal([("10.20.0.0/16", "local", "CreateRouteTable"), ("192.168.50.0/24", Text("second"), "CreateRoute")], Rows("afterReplace"));
        Assert.Equal([("10.20.0.0/16", "local", "CreateRouteTable")], Rows("afterDelete"));
        Assert.Equal(Text("list"), At("otherKinds")[0].GetProperty("DestinationPrefixListId").GetString());
        Assert.Equal("2001:db8::/32", At("otherKinds")[1].GetProperty("DestinationIpv6CidrBlock").GetString());
        Assert.Equal("running", Text("stopped"));
        Assert.Equal(["blackhole", "blackhole"], Texts(At("blackhole")));
    }

    private void Refusals_have_the_names_that_the_SDK_knows()
    {
        AssertRefused("replaceBeforeCreate", "InvalidParameterValue", 400);
        AssertRefused("dryRun", "DryRunOperation", 412);
        AssertRefused("createAgain", "RouteAlreadyExists", 400);
        AssertRefused("deleteAgain", "InvalidRoute.NotFound", 400);
        AssertRefused("local", "InvalidParameterValue", 400);
        AssertRefused("noTable", "InvalidRouteTableID.NotFound", 400);
        AssertRefused("noInterface", "InvalidNetworkInterfaceID.NotFound", 400);
        AssertRefused("malformed", "InvalidNetworkInterfaceId.Malformed", 400);
        AssertRefused("noTarget", "MissingParameter", 400);
        AssertRefused("badFilter", "InvalidParameterValue", 400);
        AssertRefused("dependency", "DependencyViolation", 400);
    }

    private void Pages_and_filters_give_each_table_once()
    {
        var pages = At("pages").EnumerateArray().Select(page => Texts(page).ToList()).ToList();
        Assert.Equal([5, 5, 4], pages.Select(page => page.Count));
        Assert.Equal(14, pages.SelectMany(page => page).Distinct().Count());
        Assert.Equal([Text("table")], Texts(At("filteredByTag")));
        Assert.Equal(1, At("filteredByWildcard").GetInt32());
        Assert.Equal(0, At("filteredAway").GetInt32());
    }

    private void Nothing_is_left() => Assert.Equal(0, At("left").GetInt32());

    private void AssertRefused(string step, string name, int status)
    {
        var refusal = At(step);
        Assert.Equal((step, name), (step, refusal.GetProperty("name").GetString()));
        Assert.Equal(status, refusal.GetProperty("status").GetInt32());
        Assert.True(refusal.GetProperty("isServiceException").GetBoolean());
        Assert.Matches("^[0-9a-f-]{36}$", refusal.GetProperty("requestId").GetString());
    }

    private IEnumerable<(string?, string?, string?)> Rows(string step) => At(step).EnumerateArray().Select(row => (
        row.GetProperty("DestinationCidrBlock").GetString(),
        row.TryGetProperty("NetworkInterfaceId", out var target) ? target.GetString() : row.GetProperty("GatewayId").GetString(),
        row.GetProperty("Origin").GetString()));

    private JsonElement At(string name) => _seen.GetProperty(name);

    private string Text(string name) => At(name).GetString()!;

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(each => each.GetString());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
