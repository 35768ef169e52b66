using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Drills;

/// <summary>Which failovers somebody has seen work, and the way to see it again.</summary>
public sealed partial class DrillsPage(IMonitor monitor, IServiceProvider services)
{
    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, DrillStanding> _standings = [];
    private IReadOnlyList<DrillEntry> _drills = [];
    private string? _chosen;
    private string? _trouble;
    private string _seen = "";
    private bool _isRead;
    private bool _isReading;

    protected override async Task OnAfterRenderAsync(bool firstRender) => await ReadAsync();

    public override void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        base.Dispose();
    }

    // Read again only after something has ended or begun: that is all that can have changed the tables.
    private async Task ReadAsync()
    {
        var news = string.Join('|', monitor.Snapshots.Select(site => $"{site.Last?.Id} {site.Mode}"));
        if (_isReading || news == _seen || !Screen.IsConnected) return;
        (_isReading, _seen) = (true, news);
        try
        {
            var book = services.GetRequiredService<DrillBook>();
            foreach (var site in monitor.Fleet.Sites) _standings[site.Code] = await book.StandingAsync(site, _gone.Token);
            _drills = await book.NewestAsync(_gone.Token);
            (_trouble, _isRead) = (null, true);
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
}
