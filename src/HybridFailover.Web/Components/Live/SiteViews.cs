using System.Runtime.CompilerServices;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Live;

/// <summary>
/// One view of a snapshot for all circuits that show it, for as long as any does: two hundred viewers would otherwise make, and throw away,
/// two hundred of each every second. Any thread may ask.
/// </summary>
public sealed class SiteViews
{
    private readonly ConditionalWeakTable<SiteSnapshot, SiteView> _views = [];

    /// <param name="snapshot">The site.</param>
    /// <param name="now">UTC: a snapshot that is too old says nothing of the present.</param>
    public SiteView Of(SiteSnapshot snapshot, DateTimeOffset now)
    {
        var state = DisplayStates.Of(snapshot, now);
        if (_views.TryGetValue(snapshot, out var known) && known.State == state) return known;
        var view = new SiteView(known?.Snapshot ?? EngineWords.Of(snapshot), state);
        _views.AddOrUpdate(snapshot, view);
        return view;
    }
}
