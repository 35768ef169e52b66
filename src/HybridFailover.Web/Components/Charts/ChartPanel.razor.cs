using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.History.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HybridFailover.Web.Components.Charts;

/// <summary>
/// The charts of one site. While somebody looks at it, four times a second what the paths' rounds have become goes to the browser, as one
/// binary frame, one at a time; a hidden page gets nothing, and begins with a snapshot when it is shown again.
/// </summary>
public sealed partial class ChartPanel(
    IMonitor monitor, Screen screen, FramePush push, IServiceProvider services, ProgramStart start, IJSRuntime browser, NavigationManager navigation, TimeProvider time, ILogger<ChartPanel> log)
    : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);
    private const int MostTransitions = 1_000;

    private readonly string _id = Guid.NewGuid().ToString("N")[..8];
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _element;
    private DotNetObjectReference<ChartPanel>? _self;
    private ChartFeed? _feed;
    private ChartWindow? _shownWindow;
    private string? _shownSite;
    private object? _shownState;
    private long _askedAt;
    private IReadOnlyList<LaneEvent> _shownEvents = [];
    private bool _lanesAreAsked;
    private bool _lanesAreShown;
    private bool _isMade;
    private bool _isVisible = true;

    [Parameter, EditorRequired] public Site Site { get; set; } = null!;
    [Parameter, EditorRequired] public ChartWindow Window { get; set; } = null!;

    /// <summary>The script says whether the page can be seen.</summary>
    [JSInvokable]
    public void Show(bool isVisible)
    {
        if (isVisible && !_isVisible) _feed?.WantSnapshot();
        _isVisible = isVisible;
    }

    /// <summary>The script has missed a frame.</summary>
    [JSInvokable]
    public void Resync() => _feed?.WantSnapshot();

    /// <summary>A range was picked.</summary>
    /// <param name="from">Milliseconds since 1970.</param>
    /// <param name="to">Milliseconds since 1970.</param>
    [JSInvokable]
    public void Range(double from, double to) => navigation.NavigateTo(
        $"sites/{Uri.EscapeDataString(Site.Code)}?from={Stamp(from)}&to={Stamp(to)}");

    /// <summary>A note shall be added to an event.</summary>
    /// <param name="link">The event's page.</param>
    [JSInvokable]
    public void Note(string link)
    {
        // Only what this server has sent to the script: a page of its own audit.
        if (link.StartsWith("audit/", StringComparison.Ordinal)) navigation.NavigateTo($"{link}#notes");
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            screen.Painted += OnPainted;
            _ = RunAsync(_gone.Token);
        }
        if (_self is null || (_shownSite == Site.Code && _shownWindow == Window)) return;
        var isNewSite = _shownSite != Site.Code;
        (_shownSite, _shownWindow, _shownState) = (Site.Code, Window, null);
        if (isNewSite)
        {
            _feed?.Dispose();
            _feed = new ChartFeed(monitor, Site);
            await CallAsync("hf.charts.create", _id, _element, ChartSpec.Of(Site, Window), _self);
            _isMade = true;
        }
        else
        {
            await CallAsync("hf.charts.setWindow", _id, ChartSpec.Of(Window));
        }
        await ShowLanesAsync();
    }

    // Once made, the element is the script's: the server must not render into it again.
    protected override bool ShouldRender() => !_isMade || _shownSite != Site.Code || _shownWindow != Window;

    private void OnPainted(Painting painting)
    {
        if (painting.Sites.Contains(Site.Code)) _ = ShowLanesAsync();
    }

    /// <summary>Sends the lanes when what they show has changed; one sending after the other, or an older one could come to lie over a newer.</summary>
    private async Task ShowLanesAsync()
    {
        _lanesAreAsked = true;
        if (_lanesAreShown) return;
        _lanesAreShown = true;
        try
        {
            for (; _lanesAreAsked; await ShowLanesOnceAsync()) _lanesAreAsked = false;
        }
        finally
        {
            _lanesAreShown = false;
        }
    }

    private async Task ShowLanesOnceAsync()
    {
        if (!_isMade || screen.Find(Site.Code)?.Snapshot is not { } snapshot) return;
        var state = (snapshot.Version, snapshot.Current?.Id, snapshot.Last?.Id, snapshot.Last?.Result, snapshot.Standing);
        var isNew = !state.Equals(_shownState);
        // What changes no state, as a note or a refusal, is looked for now and then.
        var askedAt = screen.Now.UtcTicks / LookAgain.Ticks;
        if (!isNew && askedAt == _askedAt) return;
        (_shownState, _askedAt) = (state, askedAt);
        var window = Window;
        var (from, _) = window.Span(screen.Now);
        var events = await EventsAsync(from, window.To ?? DateTimeOffset.MaxValue);
        // Sent again only when there is something to see: what has left the window is not drawn anyway.
        if (!isNew && events.All(_shownEvents.Contains)) return;
        _shownEvents = events;
        // The site may have moved while the audit was read: transitions, standing and the window's end must be of one moment.
        (from, var to) = window.Span(screen.Now);
        var standing = (monitor.Find(Site.Code) ?? snapshot).Standing;
        var segments = StandingLane.Of(monitor.Transitions(MostTransitions, Site.Code), window.IsLive ? standing : null, start.At, from, to);
        await CallAsync("hf.charts.lanes", _id, ChartLanes.Of(Site, segments, events));
    }

    private async Task<IReadOnlyList<LaneEvent>> EventsAsync(DateTimeOffset from, DateTimeOffset to)
    {
        try
        {
            return await LaneEvents.ReadAsync(services.GetRequiredService<AuditReader>(), Site, from, to, _gone.Token);
        }
        catch (Exception failed) when (failed is HistoryUnreadableException or OperationCanceledException or InvalidOperationException)
        {
            // The page says elsewhere that the audit can't be read; the transitions of this run are known without it.
            return [.. monitor.Transitions(LaneEvents.Most, Site.Code).Where(transition => transition.DecidedAt >= from && transition.DecidedAt < to).Select(LaneEvents.Of)];
        }
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        using var ticks = new PeriodicTimer(Pace, time);
        try
        {
            while (await ticks.WaitForNextTickAsync(cancel)) await InvokeAsync(PushAsync);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }

    private async Task PushAsync()
    {
        if (!_isVisible || !_isMade || _feed is null || !push.IsFree) return;
        try
        {
            if (_feed.Next(time.GetUtcNow()) is { } frame && !await push.SendAsync("hf.charts.push", _id, frame)) _feed.WantSnapshot();
        }
        catch (JSException failed)
        {
            // A page that was loaded before the server was exchanged: its script says so, and the next frame is another try.
            _feed.WantSnapshot();
            Log.NotDrawn(log, Site.Code, failed);
        }
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await browser.InvokeVoidAsync(function, arguments);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // The browser is gone, or slow; the charts begin anew with the page.
        }
    }

    public async ValueTask DisposeAsync()
    {
        screen.Painted -= OnPainted;
        await _gone.CancelAsync();
        _feed?.Dispose();
        if (_isMade) await CallAsync("hf.charts.dispose", _id);
        _self?.Dispose();
        _gone.Dispose();
    }

    private static string Stamp(double epoch) => DateTimeOffset.FromUnixTimeMilliseconds((long)epoch).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The charts of {Site} did not take a frame; the next one is a snapshot")]
        public static partial void NotDrawn(ILogger log, string site, Exception failed);
    }
}
