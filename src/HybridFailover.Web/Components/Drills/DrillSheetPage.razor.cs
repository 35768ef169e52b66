using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.History.Reading;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Drills;

/// <summary>What one drill came to, on one sheet.</summary>
public sealed partial class DrillSheetPage(IMonitor monitor, IServiceProvider services)
{
    private readonly CancellationTokenSource _gone = new();
    private DrillSheet? _sheet;
    private string? _trouble;
    private string? _seen;
    private bool _isRead;
    private bool _isReading;

    /// <summary>The drill's command's.</summary>
    [Parameter] public string Id { get; set; } = "";

    private Site? Site => _sheet is null ? null : monitor.Find(_sheet.Drill.Site)?.Site;

    protected override bool Concerns(Painting painting) => painting.IsBeat;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A running drill is read again after each of its transitions.
        var news = $"{Id} {string.Join('|', monitor.Snapshots.Select(site => $"{site.Last?.Id} {site.Mode}"))}";
        if (_isReading || news == _seen || !Screen.IsConnected) return;
        (_isReading, _seen) = (true, news);
        try
        {
            _sheet = await services.GetRequiredService<DrillBook>().SheetAsync(Id, _gone.Token);
            (_isRead, _trouble) = (true, null);
        }
        catch (HistoryUnreadableException unreadable)
        {
            _trouble = unreadable.Message;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        finally
        {
            _isReading = false;
        }
        StateHasChanged();
    }

    public override void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        base.Dispose();
    }
}
