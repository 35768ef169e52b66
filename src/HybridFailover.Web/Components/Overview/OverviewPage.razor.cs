using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Guard;
using HybridFailover.Web.Hosting;

namespace HybridFailover.Web.Components.Overview;

/// <summary>Every site at a glance. One circuit's state: what it has painted, and nothing that grows.</summary>
public sealed partial class OverviewPage(IMonitor monitor, PreflightService preflight, TimeProvider time, IServiceProvider services, LocalOperator person, ILogger<OverviewPage> log)
{
    private const int TransitionsShown = 20;
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(1);

    private readonly Clock _clock = new(time);
    private readonly PaintThrottle _throttle = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, SiteSnapshot> _painted = [];
    private readonly ILabControl? _lab = services.GetService<ILabControl>();
    private IReadOnlyList<SiteView> _sites = [];
    private IReadOnlyList<Transition> _transitions = [];
    private IDisposable? _subscription;
    private TimeSpan _beatAt;
    private long _beats;
    private bool _connected;
    private bool _mayTurn;

    private IMonitor Monitor => monitor;
    private TimeProvider Time => time;

    protected override async Task OnInitializedAsync() => _mayTurn = await person.ActorAsync() is not null;

    // Not earlier: the page is first rendered once without a circuit, and that rendering must neither subscribe nor show a number.
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _subscription = monitor.Subscribe(_throttle.Offer);
        foreach (var snapshot in monitor.Snapshots) _throttle.Offer(snapshot);
        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        using var ticks = new PeriodicTimer(PaintThrottle.Tick, time);
        try
        {
            do
            {
                try
                {
                    await InvokeAsync(PaintWhatIsDue);
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    // The page goes stale by itself if this lasts: its beats are painted here too.
                    Log.NotPainted(log, failed);
                }
            }
            while (await ticks.WaitForNextTickAsync(_gone.Token));
        }
        catch (OperationCanceledException)
        {
            // The circuit is gone.
        }
    }

    private void PaintWhatIsDue()
    {
        var due = _throttle.Due(_clock.Now);
        var beat = !_connected || _clock.Now - _beatAt >= BeatInterval;
        if (due.Count == 0 && !beat) return;

        foreach (var snapshot in due) _painted[snapshot.Site.Code] = snapshot;
        if (beat) (_beats, _beatAt) = (_beats + 1, _clock.Now);
        _connected = true;
        _transitions = monitor.Transitions(TransitionsShown);
        _sites = [.. monitor.Fleet.Sites.Where(site => _painted.ContainsKey(site.Code)).Select(site => View(_painted[site.Code]))];
        StateHasChanged();
    }

    private SiteView View(SiteSnapshot snapshot) => new(snapshot, DisplayStates.Of(snapshot, time.GetUtcNow()));

    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The overview could not be repainted; the next try follows in a quarter of a second")]
        public static partial void NotPainted(ILogger log, Exception failed);
    }
}
