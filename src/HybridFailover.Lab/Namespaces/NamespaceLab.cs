using System.Net;
using System.Net.Sockets;
using HybridFailover.Lab.Endpoint;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Lab.Namespaces;

/// <summary>How a lab of namespaces is started.</summary>
public sealed record NamespaceLabOptions
{
    /// <summary>See <see cref="NamespaceNetwork.UpAsync"/>.</summary>
    public string Prefix { get; init; } = "hf";

    /// <summary>The first route table is the one that the production workload follows.</summary>
    public LabSite Site { get; init; } = NamespaceSite.Default;
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;
}

/// <summary>The lab of real packets: the network of namespaces, and an EC2 endpoint whose route tables are the VPC router's kernel tables.</summary>
public sealed class NamespaceLab : ILabControl, IAsyncDisposable
{
    private readonly LabSite _site;
    private readonly LabVpc _vpc;
    private readonly VpcRouter _router;

    private NamespaceLab(LabSite site, LabVpc vpc, NamespaceNetwork network, VpcRouter router, Ec2Endpoint endpoint, Uri monitorUrl) =>
        (_site, _vpc, _router, Network, Endpoint, MonitorUrl) = (site, vpc, router, network, endpoint, monitorUrl);

    public NamespaceNetwork Network { get; }

    /// <summary>Listens on the machine's loopback at <see cref="Ec2Endpoint.Url"/>.</summary>
    public Ec2Endpoint Endpoint { get; }

    /// <summary>The same endpoint on the loopback of the monitor's host.</summary>
    public Uri MonitorUrl { get; }

    /// <summary>Signs requests to the endpoint.</summary>
    public AccessKey AccessKey { get; } = AccessKey.Lab;

    /// <summary>The site for a monitor that runs in the monitor's host.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Configuration => LabConfiguration.Of([_site], NamespaceSite.Region, MonitorUrl);

    /// <inheritdoc/>
    public IReadOnlyList<LabPath> Paths =>
        [.. _site.Paths.Select(path => new LabPath(_site.Code, path.Name, Network.CutOf(path.Kind), Network.CutOf(path.Kind) is { } cut ? $"cut: {cut}" : "whole"))];

    /// <inheritdoc/>
    public IReadOnlyList<LabTraffic> Traffic => [_vpc.Traffic(Endpoint.Network, Paths)];

    /// <summary>Everything is up when this returns: packets flow over Direct Connect.</summary>
    /// <exception cref="LabException">Not possible here, and why; nothing stays.</exception>
    public static async Task<NamespaceLab> UpAsync(NamespaceLabOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new NamespaceLabOptions();
        var network = await NamespaceNetwork.UpAsync(options.Prefix, cancel);
        VpcRouter? router = null;
        try
        {
            var vpc = new LabVpc(options.Site);
            router = new VpcRouter(network.Name(LabHost.VpcRouter), vpc.ApplianceId, vpc.GatewayId, new Dictionary<string, int>
            {
                [options.Site.RouteTables[0]] = NamespaceLayout.FirstProductionTable, [vpc.UtilityTableId] = NamespaceLayout.UtilityTable,
            });
            var (handle, port) = network.Run(LabHost.Monitor, Listen);
            var endpoint = await Ec2Endpoint.StartAsync(
                new EndpointOptions { Region = NamespaceSite.Region, ListenHandles = [handle], Sink = router, Logging = options.Logging }, cancel);
            vpc.Build(endpoint.Network);
            return new NamespaceLab(options.Site, vpc, network, router, endpoint, new Uri($"http://127.0.0.1:{port}"));
        }
        catch
        {
            router?.Dispose();
            await network.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task CutAsync(string site, string path, PathCut how, CancellationToken cancel) => Network.CutAsync(Find(site, path).Kind, how, cancel);

    /// <inheritdoc/>
    public Task HealAsync(string site, string path, CancellationToken cancel) => Network.CutAsync(Find(site, path).Kind, null, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        _router.Dispose();
        await Network.DisposeAsync();
    }

    private LabSitePath Find(string site, string path) =>
        _site.Paths.FirstOrDefault(each => string.Equals(site, _site.Code, StringComparison.OrdinalIgnoreCase) && string.Equals(path, each.Name, StringComparison.OrdinalIgnoreCase))
        ?? throw new LabException($"The lab has no path {path} at {site}. It has {string.Join(", ", _site.Paths.Select(each => $"{_site.Code} {each.Name}"))}.");

    /// <summary>A listener whose handle is given away: the endpoint's server closes it.</summary>
    private static (ulong Handle, int Port) Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        var given = ((ulong)socket.SafeHandle.DangerousGetHandle(), ((IPEndPoint)socket.LocalEndPoint!).Port);
        socket.SafeHandle.SetHandleAsInvalid();
        return given;
    }
}
