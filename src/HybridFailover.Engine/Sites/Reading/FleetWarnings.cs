using System.Net;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>What may be right, and should be known.</summary>
internal static class FleetWarnings
{
    /// <summary>EC2 takes this many writes at once, then 5 a second.</summary>
    private const int WritesAtOnce = 50;

    /// <param name="key">The key of the sites.</param>
    public static IEnumerable<Problem> Of(IReadOnlyList<SiteDraft> sites, string key)
    {
        foreach (var site in sites)
        {
            var slots = Slots(site);
            if (slots > WritesAtOnce)
                yield return new Problem(site.Node.Key, $"{slots} slots. EC2 takes {WritesAtOnce} route changes at once, then 5 a second: a failover of this site takes about {Seconds(slots)} s.");
            for (var rank = 0; rank < site.Paths.Count; rank++)
                foreach (var warning in OfPath(site, rank)) yield return warning;
        }
        var all = sites.Sum(Slots);
        if (sites.Count > 1 && all > WritesAtOnce)
            yield return new Problem(key, $"{all} slots over all sites. EC2 takes {WritesAtOnce} route changes at once, then 5 a second: when all sites fail over together, the last is done after about {Seconds(all)} s.");
    }

    private static int Slots(SiteDraft site) => site.RouteTables.Count * site.Destinations.Count;

    private static int Seconds(int slots) => (slots - WritesAtOnce + 4) / 5;

    private static IEnumerable<Problem> OfPath(SiteDraft site, int rank)
    {
        var path = site.Paths[rank];
        var list = $"{path.Node.Key}:Targets";
        if (path.Targets.Count == 1)
            yield return new Problem(list, $"path {path.Name} has one target: its host's reboot looks like the path's death. Two hosts rarely fail together.");

        foreach (var other in site.Paths.Take(rank))
        {
            var shared = path.Targets.Select(entry => Source(entry.Target)).Intersect(other.Targets.Select(entry => Source(entry.Target))).FirstOrDefault();
            if (shared is not null)
                yield return new Problem(list, $"paths {other.Name} and {path.Name} are both probed from {shared}: on premises the replies of both go back the same way, so that one path's failure may show as the other's. Give each path a source address of its own.");
        }

        if (path.Kind != PathKind.Vpn) yield break;
        foreach (var (node, target) in path.Targets)
            if (target.Address is { } address && site.Destinations.Select(entry => entry.Destination).FirstOrDefault(entry => Holds(entry, address)) is { } inside)
                yield return new Problem(node.Key, $"{target} is inside destination {inside}, which proves the whole way. Without its own host route through the VPN in the monitor's route table its probes ride Direct Connect, whose failure then takes both paths down at once.");
    }

    private static bool Holds(Destination destination, IPAddress address) =>
        destination.Network is { } network && network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address);

    /// <summary>What a target's probes leave from, in words.</summary>
    private static string Source(Target target) =>
        target.Source?.ToString() ?? (target.Interface is { } device ? $"interface {device}" : "the address that the system picks");
}
