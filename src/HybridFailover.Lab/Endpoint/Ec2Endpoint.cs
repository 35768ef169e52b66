using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint.Hosting;
using HybridFailover.Lab.Endpoint.Model;
using Microsoft.AspNetCore.Builder;

namespace HybridFailover.Lab.Endpoint;

/// <summary>A running EC2-compatible endpoint: the Query API over HTTP, the network behind it, faults on request, and the log of calls.</summary>
public sealed class Ec2Endpoint : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly CancellationTokenSource _stopping;

    private Ec2Endpoint(WebApplication web, CancellationTokenSource stopping, VpcNetwork network, Faults faults, CallLog calls)
    {
        (_web, _stopping, Network, Faults, Calls) = (web, stopping, network, faults, calls);
        Urls = [.. web.Urls.Select(url => new Uri(url.Replace("http://unix:", "unix://", StringComparison.Ordinal)))];
    }

    /// <summary>Where clients reach it: the first listener over TCP.</summary>
    /// <exception cref="InvalidOperationException">It listens on handles or a Unix socket only.</exception>
    public Uri Url => Urls.FirstOrDefault(url => url.Scheme == Uri.UriSchemeHttp) ?? throw new InvalidOperationException("This endpoint listens on no TCP address of its own.");

    /// <summary>All listeners, with their real ports.</summary>
    public IReadOnlyList<Uri> Urls { get; }

    /// <summary>The network behind it.</summary>
    public VpcNetwork Network { get; }

    /// <summary>What goes wrong.</summary>
    public Faults Faults { get; }

    /// <summary>What was asked of it, and how it answered.</summary>
    public CallLog Calls { get; }

    /// <summary>Listens, and is warm: the first call is as fast as the hundredth.</summary>
    /// <exception cref="IOException">An address is in use or not ours.</exception>
    public static async Task<Ec2Endpoint> StartAsync(EndpointOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new EndpointOptions();
        var clock = new Clock(options.Time);
        var network = new VpcNetwork(new VpcWorld(options.AccountId, options.Region), new Ids(options.Seed), clock);
        if (options.Sink is { } sink) network.Subscribe(sink);
        var faults = new Faults(network, clock);
        var calls = new CallLog(options.CallsKept);
        var stopping = new CancellationTokenSource();
        var api = new Ec2Api(network, faults, calls, options, clock);
        await WarmUp.OnceAsync();
        var web = EndpointHost.Build(options, new HttpExchange(api, new LabRequests(faults, calls), stopping.Token));
        try
        {
            await web.StartAsync(cancel);
        }
        catch
        {
            await web.DisposeAsync();
            stopping.Dispose();
            throw;
        }

        return new Ec2Endpoint(web, stopping, network, faults, calls);
    }

    /// <summary>Closes the listeners; calls under way are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _web.StopAsync(atOnce.Token);
        await _web.DisposeAsync();
        _stopping.Dispose();
    }
}
