using Amazon.Runtime;
using HybridFailover.Aws.Credentials;
using HybridFailover.Engine.Sites;
using HybridFailover.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Aws.Tests.Credentials;

/// <summary>What is taken from the environment and what is not. No other test reads these variables.</summary>
public sealed class SetupTests : IDisposable
{
    private static readonly string[] Names =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_EC2",
        "AWS_EC2_METADATA_DISABLED", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE",
    ];

    private readonly Dictionary<string, string?> _before = Names.ToDictionary(name => name, Environment.GetEnvironmentVariable);
    private readonly ManualTimeProvider _time = new();

    public SetupTests()
    {
        foreach (var name in Names) Environment.SetEnvironmentVariable(name, null);
        Set("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
        Set("AWS_CONFIG_FILE", "/nonexistent");
        FallbackRegionFactory.Reset();
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before) Environment.SetEnvironmentVariable(name, value);
        FallbackRegionFactory.Reset();
    }

    private static void Set(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    private Task<Ec2RouteControl> CreateAsync(string? region, Uri? endpoint = null) =>
        Ec2RouteControl.CreateAsync(region, endpoint, new Clock(_time), NullLoggerFactory.Instance, cancel: TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_Region_comes_from_AWS_REGION_when_none_is_configured()
    {
        Set("AWS_REGION", "eu-central-1");
        await using var control = await CreateAsync(null);
        Assert.Equal("https://ec2.eu-central-1.amazonaws.com/", control.Endpoint.ToString());
    }

    [Fact]
    public async Task Without_a_Region_anywhere_it_says_what_to_set()
    {
        Set("AWS_EC2_METADATA_DISABLED", "true");
        var e = await Assert.ThrowsAsync<AwsSetupException>(() => CreateAsync(null));
        Assert.Contains("Set HybridFailover:Aws:Region", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stray_variable_does_not_redirect_route_changes()
    {
        Set("AWS_ENDPOINT_URL", "http://127.0.0.1:1/");
        Set("AWS_ENDPOINT_URL_EC2", "http://127.0.0.1:1/");
        await using var control = await CreateAsync("cn-north-1");
        Assert.Equal("https://ec2.cn-north-1.amazonaws.com.cn/", control.Endpoint.ToString());
    }

    [Fact]
    public async Task Credentials_come_from_the_chain_of_the_SDK()
    {
        (string, string)[] given = [("AWS_ACCESS_KEY_ID", "AKIDENV"), ("AWS_SECRET_ACCESS_KEY", "s"), ("AWS_SESSION_TOKEN", "t")];
        foreach (var (name, value) in given) Set(name, value);
        using var endpoint = new ScriptedEndpoint(request => Reply.Error(412, "DryRunOperation"));
        await using var control = await CreateAsync("us-east-1", endpoint.Uri);
        Assert.Null(await control.WarmUpAsync(TestContext.Current.CancellationToken));
        Assert.All(endpoint.Requests, request => Assert.Contains("Credential=AKIDENV/", request.Headers["Authorization"], StringComparison.Ordinal));
        Assert.All(endpoint.Requests, request => Assert.Equal("t", request.Headers["X-Amz-Security-Token"]));
    }
}
