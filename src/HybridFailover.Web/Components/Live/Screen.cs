using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Components.Live;

/// <summary>
/// What one circuit shows: every site's newest snapshot that is worth a repaint, and a beat a second. One subscription and one timer for
/// a circuit, however many components it has. Nothing in it grows, and nobody waits for a browser that is slow.
/// </summary>
public sealed partial class Screen(IMonitor monitor, SiteViews views, TimeProvider time, ILogger<Screen> log) : IDisposable
{
    private const int TransitionsShown = 20;
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(1);

    private readonly Clock _clock = new(time);
    private readonly PaintThrottle _throttle = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, SiteSnapshot> _painted = [];
    private IDisposable? _subscription;
    private TimeSpan _beatAt;

    /// <summary>Raised on the circuit's own dispatcher, up to four times a second; a handler may render at once.</summary>
    public event Action<Painting>? Painted;

    /// <summary>False until the first painting: no number may be shown before it.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>In the order of the configuration.</summary>
    public IReadOnlyList<SiteView> Sites { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Transition> Transitions { get; private set; } = [];

    /// <summary>Grows every second for as long as this circuit lives.</summary>
    public long Beats { get; private set; }

    /// <summary>The server's clock, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    public SiteView? Find(string code) => Sites.FirstOrDefault(site => string.Equals(site.Snapshot.Site.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Begins; a second call does nothing.</summary>
    /// <param name="dispatch">Runs an action on the circuit's dispatcher.</param>
    public void Start(Func<Action, Task> dispatch)
    {
        if (_subscription is not null) return;
        _subscription = monitor.Subscribe(_throttle.Offer);
        foreach (var snapshot in monitor.Snapshots) _throttle.Offer(snapshot);
        _ = RunAsync(dispatch);
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task RunAsync(Func<Action, Task> dispatch)
    {
        using var ticks = new PeriodicTimer(PaintThrottle.Tick, time);
        var cancel = _gone.Token;
        try
        {
            do
            {
                try
                {
                    if (_throttle.HasNews || !IsConnected || _clock.Now - _beatAt >= BeatInterval) await dispatch(PaintWhatIsDue);
                }
                catch (Exception failed) when (failed is not (OperationCanceledException or ObjectDisposedException))
                {
                    // The page goes stale by itself if this lasts: its beats are painted here too.
                    Log.NotPainted(log, failed);
                }
            }
            while (await ticks.WaitForNextTickAsync(cancel));
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The circuit is gone.
        }
    }

    private void PaintWhatIsDue()
    {
        var due = _throttle.Due(_clock.Now);
        var beat = !IsConnected || _clock.Now - _beatAt >= BeatInterval;
        if (due.Count == 0 && !beat) return;

        foreach (var snapshot in due) _painted[snapshot.Site.Code] = snapshot;
        if (beat) (Beats, _beatAt) = (Beats + 1, _clock.Now);
        IsConnected = true;
        Transitions = monitor.Transitions(TransitionsShown);
        Sites = [.. monitor.Fleet.Sites.Where(site => _painted.ContainsKey(site.Code)).Select(site => views.Of(_painted[site.Code], Now))];
        Painted?.Invoke(new Painting(due.Select(snapshot => snapshot.Site.Code).ToHashSet(StringComparer.OrdinalIgnoreCase), beat));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A page could not be repainted; the next try follows in a quarter of a second")]
        public static partial void NotPainted(ILogger log, Exception failed);
    }
}
