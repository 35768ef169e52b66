using System.Net;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

internal static class Sample
{
    public static Site Site(Func<Policy, Policy>? policy = null, int tables = 1, int destinations = 1, int paths = 2)
    {
        var values = policy is null ? new Policy() : policy(new Policy());
        string[] names = ["dx", "vpn", "vpn2", "vpn3"];
        return new Site
        {
            Code = "LAX1",
            Name = "Los Angeles",
            TimeZone = TimeZoneInfo.Utc,
            Destinations = [.. Enumerable.Range(0, destinations).Select(n => Destination.Parse($"192.168.{50 + n}.0/24")!)],
            RouteTables = [.. Enumerable.Range(0, tables).Select(n => $"rtb-{n}")],
            Paths = [.. names.Take(paths).Select((name, rank) => new SitePath
            {
                Name = name,
                Kind = rank == 0 ? PathKind.DirectConnect : PathKind.Vpn,
                NextHop = rank == 0 ? NextHop.Propagated : new NextHop($"eni-{rank}"),
                Targets = [new Target($"icmp://192.168.50.1{rank}", TargetKind.Icmp, IPAddress.Parse($"192.168.50.1{rank}"))],
                Policy = values,
            })],
            Policy = values,
        };
    }
}
