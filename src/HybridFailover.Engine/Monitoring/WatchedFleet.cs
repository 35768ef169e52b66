using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>The sites and paths that are watched. Changed on the prober's thread, looked up from any.</summary>
internal sealed class WatchedFleet(Prober prober, Verdicts verdicts)
{
    private volatile Dictionary<string, WatchedSite> _sites = new(StringComparer.OrdinalIgnoreCase);
    private volatile WatchedPath[] _paths = [];

    public WatchedPath[] Paths => _paths;

    public WatchedPath? Find(string site, string path) => _sites.TryGetValue(site, out var found) ? found.Find(path) : null;

    /// <exception cref="ArgumentException">The fleet can't be probed.</exception>
    public static void Check(Fleet fleet)
    {
        foreach (var site in fleet.Sites)
            foreach (var path in site.Paths)
            {
                if (path.Targets.Count == 0) throw new ArgumentException($"Path {path.Name} of site {site.Code} has no target to probe.", nameof(fleet));
                if (path.Targets.GroupBy(target => target.Kind == TargetKind.Icmp).Any(kind => kind.Count() > Track.MaxTargets))
                    throw new ArgumentException(
                        $"Path {path.Name} of site {site.Code} has {path.Targets.Count} targets; {Track.MaxTargets} ICMP and as many TCP and HTTP targets are the most.",
                        nameof(fleet));
            }
    }

    /// <summary>Swaps the configuration; what still fits keeps what it measured.</summary>
    public void Follow(Fleet fleet, TimeSpan now)
    {
        var before = _sites;
        var sites = new Dictionary<string, WatchedSite>(StringComparer.OrdinalIgnoreCase);
        var paths = new List<WatchedPath>();
        var total = fleet.Sites.Sum(site => site.Paths.Count);
        foreach (var site in fleet.Sites)
        {
            var watched = before.TryGetValue(site.Code, out var known) && known.Code == site.Code ? known : new WatchedSite(site.Code, new ProbeGroup());
            var next = new WatchedPath[site.Paths.Count];
            for (var rank = 0; rank < next.Length; rank++)
            {
                next[rank] = Follow(watched, site.Paths[rank], (double)paths.Count / total, now);
                paths.Add(next[rank]);
            }
            foreach (var gone in watched.Paths.Except(next)) Remove(gone);
            watched.Paths = next;
            if (watched.Active is { } active) watched.Activate(watched.Find(active.Name), prober, now);
            sites[site.Code] = watched;
        }
        foreach (var gone in before.Values.Except(sites.Values).SelectMany(site => site.Paths)) Remove(gone);
        (_sites, _paths) = (sites, [.. paths]);
    }

    public void Activate(string site, string? path, TimeSpan now)
    {
        // A site that was configured away meanwhile has no active path to speak of.
        if (_sites.TryGetValue(site, out var found)) found.Activate(path is null ? null : found.Find(path), prober, now);
    }

    private WatchedPath Follow(WatchedSite site, SitePath path, double phase, TimeSpan now)
    {
        if (site.Find(path.Name) is { } known && known.Fits(path))
        {
            known.Follow(path, phase, now);
            prober.Replan(known.Main);
            if (known.Beside is { } beside) prober.Replan(beside);
            return known;
        }
        var added = new WatchedPath(site, path, now);
        added.Follow(path, phase, now);
        prober.Add(added.Main, now);
        if (added.Beside is not null) prober.Add(added.Beside, now);
        verdicts.Report(added, now);
        return added;
    }

    private void Remove(WatchedPath path)
    {
        prober.Remove(path.Main);
        if (path.Beside is not null) prober.Remove(path.Beside);
    }
}
