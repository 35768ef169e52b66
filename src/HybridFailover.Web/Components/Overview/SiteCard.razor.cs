using HybridFailover.Engine.Monitoring;
using HybridFailover.Lab;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Overview;

/// <summary>One site in three seconds: state, active path with its four numbers, standby, the last minutes and hours, and what comes next.</summary>
public sealed partial class SiteCard
{
    /// <summary>Those who listen hear no number more often.</summary>
    private static readonly TimeSpan LabelInterval = TimeSpan.FromSeconds(10);

    private SiteView? _shown;
    private int? _shownChecks;
    private bool _changed;
    private string _label = "";
    private DateTimeOffset _labelAt;

    [Parameter, EditorRequired] public SiteView Site { get; set; } = null!;

    /// <summary>Number and kind of each path's small chart.</summary>
    [Parameter, EditorRequired] public string Series { get; set; } = "";

    /// <summary>What the preflight says would fail here; null: nobody has looked yet.</summary>
    [Parameter] public int? FailedChecks { get; set; }

    [Parameter] public ILabControl? Lab { get; set; }
    [Parameter] public bool MayCommand { get; set; }

    private SiteSnapshot Snapshot => Site.Snapshot;
    private string Tone => Site.State.Severity.ToString().ToLowerInvariant();
    private CardPath? Active => CardPath.Active(Snapshot);

    protected override void OnParametersSet()
    {
        var known = _shown;
        _changed = known is null || !ReferenceEquals(known.Snapshot, Snapshot) || known.State != Site.State || _shownChecks != FailedChecks;
        (_shown, _shownChecks) = (Site, FailedChecks);
        if (known is not null && known.State == Site.State && Snapshot.At - _labelAt < LabelInterval) return;
        (_label, _labelAt) = (CardLabel.Of(Site), Snapshot.At);
    }

    // One changed site repaints one card.
    protected override bool ShouldRender() => _changed;
}
