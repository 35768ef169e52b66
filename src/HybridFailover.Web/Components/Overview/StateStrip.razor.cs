using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Overview;

/// <summary>A site's standing over 24 hours. Worked out anew when the site has moved, and not otherwise.</summary>
public sealed partial class StateStrip(IMonitor monitor, ProgramStart start)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>More moves in 24 hours can't be told apart in a strip; the audit has them all.</summary>
    private const int MostMoves = 200;

    private IReadOnlyList<LaneSegment> _segments = [];
    private DateTimeOffset _at;
    private (string?, string?, string)? _shown;

    [Parameter, EditorRequired] public SiteSnapshot Site { get; set; } = null!;

    protected override object Shown => _at;

    protected override void OnParametersSet()
    {
        var key = (Site.Current?.Id, Site.Last?.Id, Site.Standing.ToString());
        if (_shown == key) return;
        _shown = key;
        _at = Site.At;
        // From twice as early: the strip's left edge moves on without being told.
        _segments = StandingLane.Of(monitor.Transitions(MostMoves, Site.Site.Code), Site.Standing, start.At, _at - Window, _at);
    }
}
