using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>
/// Which sites a person can see now. Those are painted with every figure; of the others only what matters is, so that three hundred sites
/// cost a viewer what the dozen on the screen costs.
/// </summary>
public sealed class OnScreen
{
    private readonly Dictionary<string, SiteView> _painted = [];
    private HashSet<string>? _visible;

    /// <summary>From the browser. Before it has said so once, everything counts as visible.</summary>
    public void Note(IReadOnlyCollection<string> codes) => _visible = codes.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The views to paint: the newest where it is visible or matters, else the one that was painted last.</summary>
    public IReadOnlyList<SiteView> Freshen(IReadOnlyList<SiteView> sites)
    {
        var fresh = new List<SiteView>(sites.Count);
        foreach (var site in sites)
        {
            var code = site.Snapshot.Site.Code;
            if (!_painted.TryGetValue(code, out var painted) || IsVisible(code) || Matters(site, painted)) _painted[code] = painted = site;
            fresh.Add(painted);
        }
        return fresh;
    }

    /// <summary>The paths whose small charts are on the screen.</summary>
    public IEnumerable<(string Site, string Path)> Paths(IReadOnlyList<SiteView> sites) => sites
        .Where(site => _visible is not null && IsVisible(site.Snapshot.Site.Code))
        .SelectMany(site => site.Snapshot.Site.Paths.Select(path => (site.Snapshot.Site.Code, path.Name)));

    private bool IsVisible(string code) => _visible is null || _visible.Contains(code);

    private static bool Matters(SiteView newest, SiteView painted) =>
        newest.State != painted.State || newest.Snapshot.Version != painted.Snapshot.Version || newest.Snapshot.Next.Sentence != painted.Snapshot.Next.Sentence
        || Move(newest.Snapshot) != Move(painted.Snapshot) || !newest.Snapshot.Alarms.SequenceEqual(painted.Snapshot.Alarms);

    private static (string?, string?) Move(SiteSnapshot snapshot) => (snapshot.Current?.Id, snapshot.Last?.Id);
}
