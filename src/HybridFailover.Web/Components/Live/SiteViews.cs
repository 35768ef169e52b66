using System.Collections.Concurrent;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Live;

/// <summary>
/// One view of a site for all circuits that show it: two hundred viewers would otherwise make, and throw away, two hundred of each every second.
/// Any thread may ask.
/// </summary>
public sealed class SiteViews
{
    private readonly ConcurrentDictionary<string, (SiteSnapshot From, SiteView View)> _newest = new();

    /// <param name="snapshot">The site.</param>
    /// <param name="now">UTC: a snapshot that is too old says nothing of the present.</param>
    public SiteView Of(SiteSnapshot snapshot, DateTimeOffset now)
    {
        var state = DisplayStates.Of(snapshot, now);
        var known = _newest.TryGetValue(snapshot.Site.Code, out var newest) && ReferenceEquals(newest.From, snapshot);
        if (known && newest.View.State == state) return newest.View;
        var view = new SiteView(known ? newest.View.Snapshot : EngineWords.Of(snapshot), state);
        _newest[snapshot.Site.Code] = (snapshot, view);
        return view;
    }
}
