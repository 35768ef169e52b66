using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>
/// Which sites a person can see now. Those are painted with every figure; of the others only what matters is, so that three hundred sites
/// cost a viewer what the dozen on the screen costs. Each site's component is told by itself: the page around it stays as it is.
/// </summary>
public sealed class OnScreen
{
    private readonly Dictionary<string, SiteView> _painted = [];
    private readonly Dictionary<string, Action<SiteView>> _followers = [];
    private HashSet<string>? _visible;

    /// <summary>From the browser. Before it has said so once, everything counts as visible.</summary>
    public void Note(IReadOnlyCollection<string> codes) => _visible = codes.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was painted last of a site.</summary>
    public SiteView Painted(string code) => _painted[code];

    /// <summary>Calls back with each view of a site that is to be painted. Dispose to end.</summary>
    public IDisposable Follow(string code, Action<SiteView> paint)
    {
        _followers[code] = _followers.GetValueOrDefault(code) + paint;
        return new Following(() =>
        {
            if (_followers[code] - paint is { } others) _followers[code] = others;
            else _followers.Remove(code);
        });
    }

    /// <summary>Paints what is visible or matters; the rest keeps what was painted of it.</summary>
    public void Freshen(IReadOnlyList<SiteView> sites)
    {
        foreach (var site in sites)
        {
            var code = site.Snapshot.Site.Code;
            var painted = _painted.GetValueOrDefault(code);
            if (painted is not null && (IsSame(site, painted) || !(IsVisible(code) || Matters(site, painted)))) continue;
            _painted[code] = site;
            _followers.GetValueOrDefault(code)?.Invoke(site);
        }
    }

    /// <summary>The paths whose small charts are on the screen.</summary>
    public IEnumerable<(string Site, string Path)> Paths(IReadOnlyList<SiteView> sites) => sites
        .Where(site => _visible is not null && IsVisible(site.Snapshot.Site.Code))
        .SelectMany(site => site.Snapshot.Site.Paths.Select(path => (site.Snapshot.Site.Code, path.Name)));

    private bool IsVisible(string code) => _visible is null || _visible.Contains(code);

    private static bool IsSame(SiteView newest, SiteView painted) => ReferenceEquals(newest.Snapshot, painted.Snapshot) && newest.State == painted.State;

    private static bool Matters(SiteView newest, SiteView painted) =>
        newest.State != painted.State || newest.Snapshot.Version != painted.Snapshot.Version || newest.Snapshot.Next.Sentence != painted.Snapshot.Next.Sentence
        || Move(newest.Snapshot) != Move(painted.Snapshot) || !newest.Snapshot.Alarms.SequenceEqual(painted.Snapshot.Alarms);

    private static (string?, string?) Move(SiteSnapshot snapshot) => (snapshot.Current?.Id, snapshot.Last?.Id);

    private sealed class Following(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
