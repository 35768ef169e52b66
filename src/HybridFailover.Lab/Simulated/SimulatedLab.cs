using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Lab.Simulated;

/// <summary>How a simulated lab is started.</summary>
public sealed record SimulatedLabOptions
{
    public IReadOnlyList<LabSite> Sites { get; init; } = LabFleet.Sites;
    public string Region { get; init; } = LabFleet.Region;

    /// <summary>One seed, one course of events.</summary>
    public int Seed { get; init; } = 1;
    public IReadOnlyList<ScriptedCut> Script { get; init; } = [];
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>See <see cref="SimulatedNetwork"/>.</summary>
    public Action<TimeSpan>? Pass { get; init; }
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;
}

/// <summary>The lab that needs no privileges: a simulated network, and the EC2 endpoint in front of it on loopback.</summary>
public sealed class SimulatedLab : ILabControl, IAsyncDisposable
{
    private readonly IReadOnlyList<(LabSite Site, LabVpc Vpc)> _sites;

    private SimulatedLab(IReadOnlyList<(LabSite, LabVpc)> sites, Clock clock, SimulatedNetwork network, Ec2Endpoint endpoint, string region) =>
        (_sites, Clock, Network, Endpoint, Configuration) =
            (sites, clock, network, endpoint, LabConfiguration.Of([.. sites.Select(each => each.Item1)], region, endpoint.Url));

    /// <summary>What times the network's packets. Whoever probes must go by it: another clock has another origin, and sees probes leave in its future.</summary>
    public Clock Clock { get; }

    /// <summary>What the monitor probes.</summary>
    public SimulatedNetwork Network { get; }

    public Ec2Endpoint Endpoint { get; }

    /// <summary>Signs requests to the endpoint.</summary>
    public AccessKey AccessKey { get; } = AccessKey.Lab;

    /// <summary>The sites and the endpoint, for the ordinary configuration reader.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Configuration { get; }

    /// <inheritdoc/>
    public IReadOnlyList<LabPath> Paths => [.. Network.Paths.Select(Describe)];

    /// <inheritdoc/>
    public IReadOnlyList<LabTraffic> Traffic =>
        [.. _sites.Select(each => each.Vpc.Traffic(Endpoint.Network, [.. Network.Paths.Where(path => path.Site == each.Site.Code).Select(Describe)]))];

    /// <summary>Listens on a free port of loopback, and has the network ready.</summary>
    public static async Task<SimulatedLab> StartAsync(SimulatedLabOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new SimulatedLabOptions();
        var seed = options.Seed;
        var paths = options.Sites.SelectMany(site => site.Paths.Select(path => NewPath(site, path, seed++))).ToList();
        var clock = new Clock(options.Time);
        var network = new SimulatedNetwork(clock, paths, options.Script, options.Pass);
        var endpoint = await Ec2Endpoint.StartAsync(
            new EndpointOptions { Region = options.Region, Seed = options.Seed, Time = options.Time, Logging = options.Logging }, cancel);
        var sites = options.Sites.Select(site => (site, new LabVpc(site))).ToList();
        foreach (var (_, vpc) in sites) vpc.Build(endpoint.Network);
        return new SimulatedLab(sites, clock, network, endpoint, options.Region);
    }

    /// <inheritdoc/>
    public Task CutAsync(string site, string path, PathCut how, CancellationToken cancel)
    {
        Network.Find(site, path).SetCut(how);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task HealAsync(string site, string path, CancellationToken cancel)
    {
        Network.Find(site, path).SetCut(null);
        return Task.CompletedTask;
    }

    /// <summary>The network belongs to whoever probes with it, and may be in use until then: only the endpoint ends here.</summary>
    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();

    private static SimulatedPath NewPath(LabSite site, LabSitePath path, int seed)
    {
        var made = new SimulatedPath(site.Code, path.Name, path.Targets, path.Usual, seed);
        made.SetCut(path.Cut);
        return made;
    }

    private static LabPath Describe(SimulatedPath path) =>
        new(path.Site, path.Name, path.Cut, path.Cut is { } cut ? $"cut: {cut}" : path.Conditions.ToString());
}
