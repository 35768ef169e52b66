using System.Security.Cryptography;
using System.Text;
using HybridFailover.Engine.Routing;
using HybridFailover.Lab.Endpoint;

namespace HybridFailover.Lab;

/// <summary>
/// A site's VPC as the endpoint shows it: a production subnet for each route table, the utility subnet of the monitor, whose table never gets
/// a failover route, and the appliance's interface. The gateway propagates the site's destinations into all of these tables.
/// </summary>
/// <param name="site">Its monitor's source addresses lie in the VPC's /16.</param>
public sealed class LabVpc(LabSite site)
{
    /// <summary>The virtual private gateway behind which Direct Connect is.</summary>
    public string GatewayId { get; } = Id("vgw", site.Code);

    /// <summary>The utility subnet's table.</summary>
    public string UtilityTableId { get; } = Id("rtb", $"{site.Code} utility");

    /// <summary>The VPN appliance's interface: the next hop of the first path that has one.</summary>
    public string ApplianceId { get; } = site.Paths.First(path => path.NextHop != "propagated").NextHop;

    public void Build(VpcNetwork network)
    {
        var vpc = Id("vpc", site.Code);
        network.AddVpc(vpc, Cidr("0.0/16"), Id("rtb", $"{site.Code} main"));
        foreach (var (table, index) in site.RouteTables.Select((table, index) => (table, index)))
        {
            var subnet = Id("subnet", $"{site.Code} production {index}");
            network.AddSubnet(subnet, vpc, Cidr(index == 0 ? "1.0/24" : $"{9 + index}.0/24"), site.Zone);
            network.AddTable(table, vpc, subnet);
        }

        var (utility, edge) = (Id("subnet", $"{site.Code} utility"), Id("subnet", $"{site.Code} edge"));
        network.AddSubnet(utility, vpc, Cidr("2.0/24"), site.Zone);
        network.AddTable(UtilityTableId, vpc, utility);
        network.AddSubnet(edge, vpc, Cidr("3.0/24"), site.Zone);
        var address = 10;
        foreach (var path in site.Paths.Where(path => path.NextHop.StartsWith("eni-", StringComparison.Ordinal)))
            network.AddInterface(path.NextHop, edge, Cidr($"3.{address++}"), Id("i", $"{site.Code} {path.Name}"));

        network.AddGateway(GatewayId, vpc);
        foreach (var table in site.RouteTables.Append(UtilityTableId)) network.EnablePropagation(table, GatewayId);
        foreach (var destination in site.Destinations) network.Learn(GatewayId, destination);
    }

    /// <summary>Judges production traffic by the routes that the endpoint has in force and by what is cut.</summary>
    /// <param name="paths">The site's paths as they are now.</param>
    public LabTraffic Traffic(VpcNetwork network, IReadOnlyList<LabPath> paths)
    {
        var ways = site.RouteTables.SelectMany(table => Ways(network.EffectiveRows(table))).ToList();
        var lost = ways.Where(way => paths.FirstOrDefault(path => path.Path == way) is not { Carries: true }).ToList();
        if (lost.Count == 0)
        {
            var over = ways.Distinct().Select(way => $"{way} ({paths.First(path => path.Path == way).Condition})");
            return new LabTraffic(site.Code, true, $"Production traffic flows over {string.Join(" and ", over)}.");
        }

        var where = lost.Distinct().Select(way => paths.FirstOrDefault(path => path.Path == way) is { } path ? $"{way}, which is cut ({path.Cut})" : way);
        return new LabTraffic(site.Code, false,
            $"Production traffic is lost: {lost.Count} of {ways.Count} {(ways.Count == 1 ? "route leads" : "routes lead")} to {string.Join(" and ", where)}.");
    }

    /// <summary>For each destination the path that its row leads to, or in words why to none.</summary>
    private IEnumerable<string> Ways(IReadOnlyList<RouteRow> rows)
    {
        foreach (var destination in site.Destinations)
        {
            var row = rows.FirstOrDefault(each => each.Destination.Text == destination);
            var path = row is null ? null : site.Paths.FirstOrDefault(each => each.NextHop == (row.Origin == RouteOrigin.Propagated ? "propagated" : row.Target));
            yield return row is null ? "nowhere (no route)"
                : row.State == RouteState.Blackhole ? $"a black hole ({row.Target})"
                : path?.Name ?? row.Target;
        }
    }

    private string Cidr(string rest)
    {
        var source = site.Paths[0].Source.GetAddressBytes();
        return $"{source[0]}.{source[1]}.{rest}";
    }

    /// <summary>An id in EC2's form that is the same at every start.</summary>
    private static string Id(string kind, string of) => $"{kind}-0{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {of}")))[..16]}";
}
