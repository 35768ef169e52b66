using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Hubs;

/// <summary>
/// From the engine's feed to every program that watches. It listens once, whoever watches; a message is made once, whoever gets it.
/// The engine only drops a snapshot here: making messages and waking programs never happens on its threads.
/// </summary>
internal sealed partial class LiveFan : IDisposable
{
    /// <summary>The highest rate of samples.</summary>
    public const int MostPerSecond = 10;

    /// <summary>Finer than that rate, so that 4 a second are 4.</summary>
    public const int TicksPerSecond = 20;

    private const int TransitionsKept = 2_048;

    private readonly IMonitor _monitor;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveFan> _log;
    private readonly Channel<SiteSnapshot> _news = Channel.CreateUnbounded<SiteSnapshot>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, SiteSnapshot> _told = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, (long Number, byte[] Json)> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly TransitionTape _tape = new(TransitionsKept);
    private readonly Dictionary<string, LiveSelection> _selections = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly IDisposable _subscription;
    private ImmutableArray<LiveWatcher> _watchers = [];
    private long _stateNumber;
    private long _tick;
    private int _joined;

    public LiveFan(IMonitor monitor, TimeProvider time, ILogger<LiveFan> log)
    {
        (_monitor, _time, _log) = (monitor, time, log);
        foreach (var site in monitor.Snapshots) _told[site.Site.Code] = site;
        _subscription = monitor.Subscribe(Offer);
        _ = TellAsync();
        _ = TickAsync();
    }

    public long Tick => Volatile.Read(ref _tick);
    public DateTimeOffset Now => _time.GetUtcNow();
    public TransitionTape Tape => _tape;

    /// <summary>Where a program that has just got a snapshot goes on.</summary>
    public long StateNumber => Volatile.Read(ref _stateNumber);

    /// <summary>Joins. Leave with <see cref="Leave"/>.</summary>
    /// <param name="sites">Null: all.</param>
    /// <param name="rate">0 to <see cref="MostPerSecond"/> a second; never more than asked for.</param>
    public LiveWatcher Join(IReadOnlySet<string>? sites, double rate)
    {
        var key = sites is null ? "" : string.Join(',', sites.Order(StringComparer.OrdinalIgnoreCase));
        lock (_lock)
        {
            if (!_selections.TryGetValue(key, out var selection)) _selections[key] = selection = new LiveSelection(_monitor, sites);
            selection.Watchers++;
            var every = rate <= 0 ? 0 : (int)Math.Ceiling(TicksPerSecond / rate);
            // Spread over their period, so that they do not all write at once.
            var watcher = new LiveWatcher(selection, every, _joined++);
            _watchers = _watchers.Add(watcher);
            return watcher;
        }
    }

    public void Leave(LiveWatcher watcher)
    {
        lock (_lock)
        {
            _watchers = _watchers.Remove(watcher);
            if (--watcher.Selection.Watchers > 0) return;
            foreach (var (key, _) in _selections.Where(known => ReferenceEquals(known.Value, watcher.Selection)).ToList()) _selections.Remove(key);
        }
    }

    /// <summary>The newest states of the selected sites that changed after a number; a site that changed twice is told once, as it is now.</summary>
    public IEnumerable<byte[]> StatesFrom(LiveSelection selection, long number) =>
        _states.Where(state => state.Value.Number > number && selection.Has(state.Key)).OrderBy(state => state.Value.Number).Select(state => state.Value.Json);

    public void Dispose()
    {
        _subscription.Dispose();
        _stopping.Cancel();
        _news.Writer.TryComplete();
        _stopping.Dispose();
    }

    // On the engine's threads: compares, and leaves.
    private void Offer(SiteSnapshot snapshot)
    {
        if (_told.TryGetValue(snapshot.Site.Code, out var told) && !Matters(snapshot, told)) return;
        _told[snapshot.Site.Code] = snapshot;
        _news.Writer.TryWrite(snapshot);
    }

    private static bool Matters(SiteSnapshot now, SiteSnapshot before) =>
        now.Version != before.Version || now.Current?.Id != before.Current?.Id || now.Last?.Id != before.Last?.Id || now.Observed != before.Observed
        || now.FailbackBlocked != before.FailbackBlocked || !ReferenceEquals(now.Site, before.Site) || !now.Alarms.SequenceEqual(before.Alarms);

    private async Task TellAsync()
    {
        var before = _told.ToDictionary(StringComparer.OrdinalIgnoreCase);
        await foreach (var snapshot in _news.Reader.ReadAllAsync())
        {
            try
            {
                foreach (var transition in Turns(before.GetValueOrDefault(snapshot.Site.Code), snapshot))
                    _tape.Add(snapshot.Site.Code, LiveMessages.Transition(transition));
                before[snapshot.Site.Code] = snapshot;
                // First what a reader of this number gets, then the number.
                _states[snapshot.Site.Code] = (_stateNumber + 1, LiveMessages.State(snapshot, Now));
                Interlocked.Increment(ref _stateNumber);
                foreach (var watcher in _watchers)
                    if (watcher.Selection.Has(snapshot.Site.Code)) watcher.Wake();
            }
            catch (Exception failed)
            {
                Log.NotTold(_log, snapshot.Site.Code, failed);
            }
        }
    }

    /// <summary>What began or ended between two snapshots, in that order of time.</summary>
    internal static IEnumerable<Transition> Turns(SiteSnapshot? before, SiteSnapshot now)
    {
        var ended = now.Last is { } last && last.Id != before?.Last?.Id ? last : null;
        // It began and ended between the two: its beginning was not seen and is not told; its end says all.
        if (ended is not null) yield return ended;
        if (now.Current is { } current && current.Id != before?.Current?.Id) yield return current;
    }

    private async Task TickAsync()
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1) / TicksPerSecond, _time);
        try
        {
            while (await ticks.WaitForNextTickAsync(_stopping.Token))
            {
                var tick = Interlocked.Increment(ref _tick);
                foreach (var watcher in _watchers) watcher.Tick(tick);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Programs that watch were not told of a change of {Site}; they are told of the next one")]
        public static partial void NotTold(ILogger log, string site, Exception failed);
    }
}
