using System.Net;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Simulated;

namespace HybridFailover.Lab;

/// <summary>The four sites that the simulated lab starts with, each in another condition.</summary>
public static class LabFleet
{
    /// <summary>Parent Region of their Local Zones.</summary>
    public const string Region = "us-west-2";

    public static IReadOnlyList<LabSite> Sites { get; } = [LosAngeles(), Phoenix(), Seattle(), LasVegas()];

    /// <summary>Healthy on a short Direct Connect; judges fast.</summary>
    private static LabSite LosAngeles() => new()
    {
        Code = "LAX1", Name = "Los Angeles", Zone = "us-west-2-lax-1a", TimeZone = "America/Los_Angeles", Preset = Preset.Fast,
        Destinations = ["192.168.50.0/24", "2001:db8:50::/48"],
        RouteTables = ["rtb-0a7c41e95d2b80f31", "rtb-0f3d9b6a2c8e17540"],
        Paths =
        [
            Dx("10.0.2.10", ["192.168.50.10", "192.168.50.1"], Usual(2.1, 0.15)),
            Vpn("eni-07b5c8e1d4a2f9036", "10.0.2.11", ["192.168.50.11", "172.16.0.2"], Usual(9.4, 0.9)),
        ],
    };

    /// <summary>Its Direct Connect loses packets: degraded. Six lost rounds in a row, so that chance alone does not make it down.</summary>
    private static LabSite Phoenix() => new()
    {
        Code = "PHX1", Name = "Phoenix", Zone = "us-west-2-phx-2a", TimeZone = "America/Phoenix", Preset = Preset.Balanced,
        Destinations = ["192.168.60.0/24"],
        RouteTables = ["rtb-04e81b7f6c93d25a0"],
        Paths =
        [
            Dx("10.1.2.10", ["192.168.60.10", "192.168.60.1"], Usual(7.8, 1.4) with { LossRatio = 0.28 }),
            Vpn("eni-0c2f6d83b19e7a450", "10.1.2.11", ["192.168.60.11", "172.16.1.2"], Usual(16.2, 1.1) with { LossRatio = 0.002 }),
        ],
        Policy = new Dictionary<string, string> { ["DownAfter"] = "6" },
    };

    /// <summary>Its Direct Connect is dead from the start: it fails over to the VPN and stays until somebody heals the path.</summary>
    private static LabSite Seattle() => new()
    {
        Code = "SEA1", Name = "Seattle", Zone = "us-west-2-sea-1a", TimeZone = "America/Los_Angeles", Preset = Preset.Balanced,
        Destinations = ["192.168.70.0/24", "10.70.0.0/16"],
        RouteTables = ["rtb-09d5a3c7e1f04b826", "rtb-02b8e6f49a1d7c035", "rtb-0e61c94f7d3a5b208"],
        Paths =
        [
            Dx("10.2.2.10", ["192.168.70.10", "192.168.70.1"], Usual(5.6, 0.3)) with { Cut = PathCut.Drop },
            Vpn("eni-0914e7d5b3c6a82f0", "10.2.2.11", ["192.168.70.11", "172.16.2.2"], Usual(21.7, 1.8)),
        ],
    };

    /// <summary>Its VPN is dead: production flows, unprotected.</summary>
    private static LabSite LasVegas() => new()
    {
        Code = "LAS1", Name = "Las Vegas", Zone = "us-west-2-las-1a", TimeZone = "America/Los_Angeles", Preset = Preset.Conservative,
        Destinations = ["192.168.80.0/24"],
        RouteTables = ["rtb-06f2d8b40c7e9a153"],
        Paths =
        [
            Dx("10.3.2.10", ["192.168.80.10", "192.168.80.1"], Usual(4.3, 0.2)),
            Vpn("eni-0d38a6f1e5c7b9240", "10.3.2.11", ["192.168.80.11", "172.16.3.2"], Usual(14.9, 1.2)) with { Cut = PathCut.Down },
        ],
    };

    private static LabSitePath Dx(string source, string[] targets, PathConditions usual) => new()
    {
        Name = "dx", Kind = PathKind.DirectConnect, NextHop = "propagated", Source = IPAddress.Parse(source),
        Targets = [.. targets.Select(IPAddress.Parse)], Usual = usual,
    };

    private static LabSitePath Vpn(string interfaceId, string source, string[] targets, PathConditions usual) => new()
    {
        Name = "vpn", Kind = PathKind.Vpn, NextHop = interfaceId, Source = IPAddress.Parse(source),
        Targets = [.. targets.Select(IPAddress.Parse)], Usual = usual,
    };

    private static PathConditions Usual(double latencyMilliseconds, double jitterMilliseconds) => new()
    {
        Latency = TimeSpan.FromMilliseconds(latencyMilliseconds), Jitter = TimeSpan.FromMilliseconds(jitterMilliseconds),
    };
}
