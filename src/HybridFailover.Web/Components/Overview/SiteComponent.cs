using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Overview;

/// <summary>One site on the screen. It paints itself when <see cref="OnScreen"/> tells it to, and not because the page around it is painted.</summary>
public abstract class SiteComponent : ComponentBase, IDisposable
{
    private IDisposable? _following;
    private bool _changed = true;

    [Parameter, EditorRequired] public string Code { get; set; } = "";
    [Parameter, EditorRequired] public OnScreen OnScreen { get; set; } = null!;

    protected SiteView Site { get; private set; } = null!;
    protected SiteSnapshot Snapshot => Site.Snapshot;

    /// <summary>The state's severity as a class of the style sheet.</summary>
    protected string Tone => Site.State.Severity.ToString().ToLowerInvariant();

    /// <summary>A view of the site came; before it is painted.</summary>
    protected virtual void OnSite(SiteView? before)
    {
    }

    /// <summary>Something besides the site has changed that is shown.</summary>
    protected void Changed() => _changed = true;

    protected override void OnInitialized()
    {
        _following = OnScreen.Follow(Code, Take);
        Site = OnScreen.Painted(Code);
        OnSite(before: null);
    }

    protected override bool ShouldRender() => _changed;

    protected override void OnAfterRender(bool firstRender) => _changed = false;

    private void Take(SiteView site)
    {
        var before = Site;
        Site = site;
        OnSite(before);
        _changed = true;
        StateHasChanged();
    }

    public void Dispose()
    {
        _following?.Dispose();
        GC.SuppressFinalize(this);
    }
}
