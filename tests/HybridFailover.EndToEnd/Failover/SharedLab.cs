using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>One lab of namespaces for all tests of a collection, with more route tables than most of them use.</summary>
public sealed class SharedLab : IAsyncLifetime
{
    private const int Tables = 6;

    private NamespaceLab? _lab;

    public static LabSite Site { get; } = NamespaceSite.Default with
    {
        RouteTables = [NamespaceSite.Default.RouteTables[0], .. Enumerable.Range(1, Tables - 1).Select(index => $"rtb-0{index:x16}")],
    };

    /// <summary>Why there is no lab on this machine; null: there is.</summary>
    public static string? NotPossible => NamespaceNetwork.NotPossible ?? MissingTool;

    public NamespaceLab Lab => _lab ?? throw new InvalidOperationException(NotPossible);

    private static string? MissingTool => new[] { "ip", "nft" }.FirstOrDefault(tool => !IsThere(tool)) is { } tool
        ? $"{tool} is not there; the lab of namespaces needs Debian's iproute2 and nftables."
        : null;

    public async ValueTask InitializeAsync()
    {
        if (NotPossible is not null) return;
        var prefix = LabName.Of('s');
        await EndLeftMonitorsAsync(NamespaceLayout.Name(prefix, LabHost.Monitor));
        _lab = await NamespaceLab.UpAsync(new NamespaceLabOptions { Prefix = prefix, Site = Site });
    }

    /// <summary>As it was built: every path whole, no fault, no static route.</summary>
    public async Task RestoreAsync(CancellationToken cancel)
    {
        foreach (var path in Site.Paths) await Lab.HealAsync(Site.Code, path.Name, cancel);
        Lab.Endpoint.Faults.Clear();
        foreach (var table in Site.RouteTables)
            if (Lab.Endpoint.Network.Rows(table).Any(row => row.Origin == Engine.Routing.RouteOrigin.Static)) Lab.Endpoint.Network.RemoveRoute(table, Site.Destinations[0]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_lab is not null) await _lab.DisposeAsync();
    }

    /// <summary>A test run that was killed leaves its monitor behind, in a network that is about to be taken away.</summary>
    private static async Task EndLeftMonitorsAsync(string monitorsHost)
    {
        if (!NetworkNamespace.Exists(monitorsHost)) return;
        var pids = await Tool.RunAsync("ip", ["netns", "pids", monitorsHost]);
        foreach (var pid in pids.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)) await Tool.RunAsync("kill", ["-9", pid]);
    }

    private static bool IsThere(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));
}

/// <summary>The tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedLabCollection : ICollectionFixture<SharedLab>
{
    public const string Name = "shared lab of namespaces";
}
