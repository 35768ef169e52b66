using System.Net;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Namespaces;

/// <summary>The one site of the namespaces lab. Addresses are those of <see cref="NamespaceLayout"/>.</summary>
public static class NamespaceSite
{
    public const string Region = "us-east-1";

    public static LabSite Default { get; } = new()
    {
        Code = "LAX1", Name = "Los Angeles", Zone = "us-west-2-lax-1a", TimeZone = "America/Los_Angeles", Preset = Preset.Fast,
        Destinations = ["192.168.50.0/24"],
        RouteTables = ["rtb-0123456789abcdef0"],
        Paths =
        [
            new LabSitePath
            {
                Name = "dx", Kind = PathKind.DirectConnect, NextHop = "propagated", Source = IPAddress.Parse("10.0.2.10"),
                Targets = [IPAddress.Parse("192.168.50.10"), IPAddress.Parse("192.168.50.1")],
            },
            new LabSitePath
            {
                Name = "vpn", Kind = PathKind.Vpn, NextHop = "eni-0123456789abcdef0", Source = IPAddress.Parse("10.0.2.11"),
                Targets = [IPAddress.Parse("192.168.50.11"), IPAddress.Parse("172.16.0.2")],
            },
        ],
    };
}
