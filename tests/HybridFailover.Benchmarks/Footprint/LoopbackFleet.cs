using System.Diagnostics;
using System.Globalization;
using HybridFailover.Benchmarks.Routes;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.Benchmarks.Footprint;

/// <summary>Sites whose paths are probed on loopback, where every address answers, and whose routes are those of a <see cref="RoutesProcess"/>.</summary>
internal static class LoopbackFleet
{
    public static string Code(int site) => string.Create(CultureInfo.InvariantCulture, $"S{site:0000}");

    /// <param name="tables">Of each site; the endpoint must have sites × tables.</param>
    /// <param name="policy">For all sites.</param>
    public static IReadOnlyList<KeyValuePair<string, string?>> Configuration(
        Uri endpoint, int sites, int tables, int destinations, params IEnumerable<(string Name, string Value)> policy)
    {
        List<KeyValuePair<string, string?>> keys =
        [
            new("HybridFailover:Aws:Region", RoutesServer.Region), new("HybridFailover:Aws:Endpoint", endpoint.ToString()),
            .. policy.Select(each => new KeyValuePair<string, string?>($"HybridFailover:{each.Name}", each.Value)),
        ];
        for (var site = 0; site < sites; site++)
        {
            var (code, number) = (Code(site), site);
            keys.AddRange(Site(number, tables, destinations).Select(each => new KeyValuePair<string, string?>($"HybridFailover:Sites:{code}:{each.Key}", each.Value)));
        }
        return keys;
    }

    /// <summary>The monitor on this machine's own network, with a free port for its page.</summary>
    public static ProcessStartInfo Program(string program, string configFile)
    {
        var start = new ProcessStartInfo(program, ["run", "--config", configFile, "--urls", "http://127.0.0.1:0"]);
        foreach (var (name, value) in MonitorStart.Environment) start.Environment[name] = value;
        return start;
    }

    private static IEnumerable<(string Key, string Value)> Site(int site, int tables, int destinations)
    {
        yield return ("Name", $"Site {site}");
        for (var at = 0; at < tables; at++) yield return ($"RouteTables:{at}", RoutesServer.Table(site * tables + at));
        for (var at = 0; at < destinations; at++) yield return ($"Destinations:{at}", RoutesServer.OnPremises(at).Text);
        foreach (var (rank, name, kind, nextHop, source) in ((int, string, string, string, string)[])
            [(0, "dx", "DirectConnect", "propagated", "127.0.0.10"), (1, "vpn", "Vpn", RoutesServer.Appliance, "127.0.0.11")])
        {
            yield return ($"Paths:{rank}:Name", name);
            yield return ($"Paths:{rank}:Kind", kind);
            yield return ($"Paths:{rank}:NextHop", nextHop);
            for (var target = 0; target < 2; target++)
                yield return ($"Paths:{rank}:Targets:{target}", $"icmp://127.{10 + rank * 2 + target}.{site / 250}.{site % 250 + 1}?source={source}");
        }
    }
}
