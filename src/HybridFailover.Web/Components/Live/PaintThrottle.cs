using System.Collections.Concurrent;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Live;

/// <summary>
/// Stands between the feed and one circuit: keeps the newest snapshot of each site, and says which sites are worth a repaint.
/// What matters (a new version, transition or alarm) is due at once, figures once a second. What is overtaken is never painted.
/// </summary>
public sealed class PaintThrottle
{
    /// <summary>How often a circuit asks: the most that it repaints.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan FigureInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, SiteSnapshot> _newest = new();
    private readonly Dictionary<string, (SiteSnapshot Snapshot, TimeSpan At)> _painted = [];

    private volatile bool _hasNews;

    /// <summary>Something was offered since the last <see cref="Due"/>: whether any of it is due, that tells.</summary>
    public bool HasNews => _hasNews;

    /// <summary>From the feed, on any thread.</summary>
    public void Offer(SiteSnapshot snapshot)
    {
        _newest[snapshot.Site.Code] = snapshot;
        _hasNews = true;
    }

    /// <summary>Takes what shall be painted now. One caller at a time.</summary>
    /// <param name="now">Monotonic.</param>
    public IReadOnlyList<SiteSnapshot> Due(TimeSpan now)
    {
        _hasNews = false;
        List<SiteSnapshot>? due = null;
        foreach (var (code, newest) in _newest)
        {
            if (_painted.TryGetValue(code, out var painted) && !IsDue(newest, painted.Snapshot, now - painted.At)) continue;
            _painted[code] = (newest, now);
            (due ??= []).Add(newest);
        }
        return due ?? [];
    }

    private static bool IsDue(SiteSnapshot newest, SiteSnapshot painted, TimeSpan since) =>
        !ReferenceEquals(newest, painted) && (since >= FigureInterval || Matters(newest, painted));

    private static bool Matters(SiteSnapshot newest, SiteSnapshot painted) =>
        newest.Version != painted.Version || newest.Current?.Id != painted.Current?.Id || newest.Last?.Id != painted.Last?.Id
        || newest.Observed != painted.Observed || newest.Alarms.Count != painted.Alarms.Count;
}
