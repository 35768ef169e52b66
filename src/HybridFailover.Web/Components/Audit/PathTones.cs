using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Components.Audit;

/// <summary>Each path's name for people and the tone of its line: solid for Direct Connect, dashed for VPN.</summary>
internal static class PathTones
{
    public static IReadOnlyDictionary<string, (string Name, string Tone)> Of(EvidenceReading? evidence, Fleet fleet, string site)
    {
        var known = fleet.Sites.FirstOrDefault(configured => configured.Code == site);
        return (evidence?.Paths ?? []).Select((path, rank) => (path.Name, Rank: rank)).ToDictionary(path => path.Name, path => (
            AuditRows.Path(fleet, site, path.Name)!,
            // A site that is gone: the first path is the preferred one.
            (known is not null && known.RankOf(path.Name) is >= 0 and var at ? known.Paths[at].Kind == PathKind.DirectConnect : path.Rank == 0) ? "dx" : "vpn"), StringComparer.Ordinal);
    }
}
