using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Lab;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HybridFailover.Web.Components.Wall;

/// <summary>Every site, readable from five metres: what is normal is small, what is not is large. Nothing to press.</summary>
public sealed partial class WallPage(IMonitor monitor, IServiceProvider services, IJSRuntime browser) : IAsyncDisposable
{
    private const int TickerLength = 5;

    private readonly bool _isLab = services.GetService<ILabControl>() is not null;
    private readonly SiteOrder _order = new();
    private readonly OnScreen _onScreen = new();
    private IReadOnlyList<SiteView> _sites = [];
    private string[] _wanted = [];
    private string? _face;
    private OneBatch? _batch;
    private bool _started;

    /// <summary>Codes with commas between them; none: every site.</summary>
    [SupplyParameterFromQuery(Name = "sites")] public string? Codes { get; set; }

    /// <summary>"dark" or "light"; none: as this person or the system has it.</summary>
    [SupplyParameterFromQuery(Name = "theme")] public string? Theme { get; set; }

    protected override void OnParametersSet()
    {
        _wanted = Codes?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (!Screen.IsConnected) return;
        Arrange();
        // At once: the tiles that are rendered next read it.
        _onScreen.Freshen(_sites);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _started = true;
        await AskAsync("hf.wall.start", Theme is "dark" or "light" ? Theme : null);
    }

    // The tiles paint themselves; the page only when their order, the counts or the ticker have changed.
    protected override bool Concerns(Painting painting)
    {
        Arrange();
        _batch!.Run(() => _onScreen.Freshen(_sites));
        var face = string.Join(' ', [
            .. _sites.Select(site => $"{site.Snapshot.Site.Code}:{SiteGroups.Of(site.State)}"), .. Screen.Transitions.Take(TickerLength).Select(move => $"{move.Id}:{move.Result}"),
        ]);
        var isNew = face != _face;
        _face = face;
        return isNew;
    }

    private void Arrange()
    {
        _sites = _order.Arrange(
            [.. Screen.Sites.Where(site => _wanted.Length == 0 || _wanted.Contains(site.Snapshot.Site.Code, StringComparer.OrdinalIgnoreCase))], isFrozen: false);
    }

    private string NameOf(Transition transition) =>
        monitor.Fleet.Sites.FirstOrDefault(site => site.Code == transition.Site) is { } site ? PathNames.Of(site, transition.To) : transition.To;

    private async Task AskAsync(string function, params object?[] arguments)
    {
        try
        {
            await browser.InvokeVoidAsync(function, FramePush.Limit, arguments);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // Nobody looks any more.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_started) await AskAsync("hf.wall.stop");
    }
}
