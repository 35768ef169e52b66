using HybridFailover.Aws.Credentials;
using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Routes;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Aws;

/// <summary>The route tables of one Region, through EC2's API. Keeps credentials and connections warm until disposed.</summary>
public sealed class Ec2RouteControl : IRouteControl, IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly SharedReads _shared;
    private readonly RouteReader _reader;
    private readonly Warmth _warmth;
    private readonly Clock _clock;

    private Ec2RouteControl(string region, HttpClient http, Uri endpoint, CredentialSource credentials, Clock clock, ILoggerFactory loggers)
    {
        (Region, _http, _clock) = (region, http, clock);
        var channel = new QueryChannel(http, endpoint, new RequestSigner("ec2", region), credentials, clock);
        Client = new Ec2Client(channel, clock, new Random(1));
        Credentials = credentials;
        _shared = new SharedReads(Client, clock);
        _reader = new RouteReader(Client, clock);
        _warmth = new Warmth(Client, credentials, clock, loggers.CreateLogger<Ec2RouteControl>());
    }

    /// <summary>The longest that one write can take, all its calls together.</summary>
    public static TimeSpan LongestWrite => WriteAttempt.Longest;

    public string Region { get; }

    public Uri Endpoint => Client.Endpoint;

    internal Ec2Client Client { get; }

    internal CredentialSource Credentials { get; }

    /// <param name="region">Null: AWS_REGION, the profile's, or the instance's own.</param>
    /// <param name="endpoint">Null: the Region's own. Environment variables that name one are ignored.</param>
    /// <param name="keys">Null: the SDK's chain (environment, web identity, profile, container, instance).</param>
    /// <exception cref="AwsSetupException">No Region is to be had.</exception>
    public static async Task<Ec2RouteControl> CreateAsync(
        string? region, Uri? endpoint, Clock clock, ILoggerFactory loggers, AwsKeys? keys = null, CancellationToken cancel = default)
    {
        region ??= await RegionChain.ResolveAsync(clock, cancel);
        var address = Ec2Address.Of("ec2", region, endpoint);
        var credentials = new CredentialSource(CredentialChain.Of(keys), clock, loggers.CreateLogger<CredentialSource>());
        return new Ec2RouteControl(region, HttpPipe.To(address), address, credentials, clock, loggers);
    }

    /// <inheritdoc/>
    public Task<string?> WarmUpAsync(CancellationToken cancel) => _warmth.BeginAsync(cancel);

    /// <inheritdoc/>
    public Task<RouteReading> ReadAsync(IReadOnlyCollection<string> routeTableIds, IReadOnlyCollection<string> prefixListIds, CancellationToken cancel) =>
        _reader.ReadAsync(routeTableIds, prefixListIds, cancel);

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(SlotWrite write, CancellationToken cancel) =>
        RouteWriter.RunAsync(new WriteAttempt(write, Client, _shared, _clock, cancel));

    /// <summary>The tables with all that a preflight asks of them.</summary>
    internal Task<(IReadOnlyList<RouteTable> Tables, Dictionary<string, string> Errors)> ReadTablesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        _reader.ReadTablesAsync(ids, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _warmth.DisposeAsync();
        _http.Dispose();
    }
}
