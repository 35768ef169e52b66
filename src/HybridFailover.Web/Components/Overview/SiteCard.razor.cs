using HybridFailover.Lab;
using HybridFailover.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Overview;

/// <summary>One site in three seconds: state, active path with its four numbers, standby, the last minutes and hours, and what comes next.</summary>
public sealed partial class SiteCard
{
    /// <summary>Those who listen hear no number more often.</summary>
    private static readonly TimeSpan LabelInterval = TimeSpan.FromSeconds(10);

    private string _label = "";
    private DateTimeOffset _labelAt;
    private int? _shownChecks;

    /// <summary>Number and kind of each path's small chart.</summary>
    [Parameter, EditorRequired] public string Series { get; set; } = "";

    /// <summary>What the preflight says would fail here; null: nobody has looked yet.</summary>
    [Parameter] public int? FailedChecks { get; set; }

    [Parameter] public ILabControl? Lab { get; set; }
    [Parameter] public bool MayCommand { get; set; }

    protected override void OnSite(SiteView? before)
    {
        if (before is not null && before.State == Site.State && Snapshot.At - _labelAt < LabelInterval) return;
        (_label, _labelAt) = (CardFace.Of(Site).Label, Snapshot.At);
    }

    protected override void OnParametersSet()
    {
        if (_shownChecks != FailedChecks) Changed();
        _shownChecks = FailedChecks;
    }
}
