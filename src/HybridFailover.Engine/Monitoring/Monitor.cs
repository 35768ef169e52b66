using System.Collections.Immutable;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Runs a fleet: joins probing, one machine a site, the routes and the records.</summary>
public sealed partial class Monitor : IMonitor, IPathReports, IAsyncDisposable
{
    private readonly Clock _clock;
    private readonly IRouteControl _control;
    private readonly Random _random;
    private readonly ILogger<Monitor> _log;
    private readonly PathWatch _watch;
    private readonly RouteReader _reader;
    private readonly Effects _effects;
    private readonly Ticker _ticker;
    private readonly LiveFeed _feed = new();
    private readonly Answers _answers = new();
    private readonly TransitionList _transitions = new();
    private readonly IAuditStore _audit;
    private readonly StateReading _remembered;
    private readonly StateFile _stateFile;
    private readonly Trail _trail;
    private readonly Interruptions _interruptions;
    private readonly EvidenceDesk _evidence;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _configuring = new();
    private readonly HashSet<string> _forgotten = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableDictionary<string, Mailbox> _sites = ImmutableDictionary.Create<string, Mailbox>(StringComparer.OrdinalIgnoreCase);
    private volatile Mailbox[] _ticked = [];
    private ImmutableList<Task> _loops = [];
    private Fleet _fleet = new() { Sites = [] };
    private string? _warmUp = "not started";

    /// <param name="connects">For TCP and HTTP targets; null: such targets are void.</param>
    /// <param name="stateFile">Where what routes cannot tell is kept; read here, once.</param>
    /// <param name="samples">Who keeps the paths' samples; null: nobody.</param>
    public Monitor(
        IEchoNetwork echo, IConnectNetwork? connects, IRouteControl control, IAuditStore audit, string stateFile, Clock clock, Random random, ILoggerFactory logs,
        ISampleStore? samples = null)
    {
        _log = logs.CreateLogger<Monitor>();
        (_clock, _control, _audit, _random) = (clock, control, audit, random);
        _remembered = StateFile.Read(stateFile);
        _stateFile = new StateFile(stateFile, _remembered, clock.Provider, logs.CreateLogger<StateFile>());
        _trail = new Trail(_transitions, audit, _stateFile, clock.Provider);
        _watch = new PathWatch(echo, connects, clock, this, logs.CreateLogger<PathWatch>(), samples);
        _reader = new RouteReader(control, clock, logs.CreateLogger<RouteReader>());
        _evidence = new EvidenceDesk(_watch, audit, clock);
        _interruptions = new Interruptions(audit, _transitions, clock);
        var writer = new RouteWriter(control, clock, logs.CreateLogger<RouteWriter>());
        _effects = new Effects(writer, _reader, _watch, _trail, _evidence, _feed, _answers, _interruptions, clock, logs.CreateLogger<Effects>(), _stopping.Token);
        _ticker = new Ticker(() => _ticked, _reader, _effects, _evidence, Condition, clock, random, logs.CreateLogger<Ticker>());
    }

    public Fleet Fleet => Volatile.Read(ref _fleet);

    public IReadOnlyList<SiteSnapshot> Snapshots => [.. Fleet.Sites.Select(site => Find(site.Code)).OfType<SiteSnapshot>()];

    /// <summary>UTC of the first probe; null before.</summary>
    public DateTimeOffset? FirstProbeAt => _watch.FirstProbeAt;

    /// <summary>Asked for why the configuration on disk is not the one that runs; shown with the monitor's own condition.</summary>
    public Func<string?>? ConfigurationComplaint { get; set; }

    public string? NotReady => _warmUp
        ?? (Snapshots.FirstOrDefault(site => site.Standing.Kind == StandingKind.Starting && site.Mode.Kind != ModeKind.Suspended) is { } starting
            ? $"{starting.Site.Code} is starting: {starting.Next.Sentence}" : null);

    /// <summary>Starts probing first, then reading: a dead path is noticed while the routes are still on their way.</summary>
    public void Start(Fleet fleet)
    {
        var startedAt = _clock.UtcNow;
        Put(fleet, Remembered, []);
        _watch.Start();
        Tell(AuditKind.ProgramStarted, $"started; sites: {fleet.Sites.Count}");
        _ = RecallAsync();
        _ = CompareAsync(fleet, startedAt);
        _loops = _loops.AddRange([_reader.RunAsync(_stopping.Token), _ticker.RunAsync(_stopping.Token), WarmUpAsync(), Task.Run(() => Rehearse(fleet.Sites[0]))]);
    }

    /// <summary>Swaps the configuration as a whole.</summary>
    /// <returns>Why it is refused, each with its reason, and the running one stays; empty: it is in force.</returns>
    public IReadOnlyList<string> Apply(Fleet fleet)
    {
        lock (_configuring)
        {
            var refusals = _sites.Values.Select(site => Reconfiguration.Refusal(site.State, fleet.Sites.FirstOrDefault(to => SameCode(to, site.Site)))).OfType<string>().ToList();
            if (refusals.Count > 0) return refusals;
            var change = FleetChange.Compare(Fleet, fleet);
            Put(fleet, Remembered, change.Sites);
            if (!change.IsEmpty) Tell(AuditKind.ConfigurationChanged, $"configured anew: {change.Sentence}");
            return [];
        }
    }

    // What the file said at the start of a site that was taken out since is over: a hold must not come back with it.
    private SiteState Remembered(Site site, uint seed) => Memory.Recall(
        site, _forgotten.Contains(site.Code) ? new StateReading.Missing($"{site.Code} was taken out of the configuration and put back") : _remembered,
        new Instant(_clock.Now, _clock.UtcNow), seed);

    private void Put(Fleet fleet, Func<Site, uint, SiteState> create, IReadOnlyList<SiteChange> changes)
    {
        var next = _sites;
        foreach (var (code, gone) in _sites.Where(pair => !fleet.Sites.Any(site => SameCode(site, pair.Value.Site))))
        {
            gone.Close();
            _feed.Forget(code);
            _stateFile.Forget(code);
            _forgotten.Add(code);
            next = next.Remove(code);
        }
        foreach (var site in fleet.Sites)
        {
            Trail.Prepare(site);
            if (next.TryGetValue(site.Code, out var known))
            {
                if (changes.FirstOrDefault(change => ReferenceEquals(change.After, site)) is { } change)
                    known.Post(at => new Reconfigured(at, site, change.Sentence));
                continue;
            }
            // A site that is there already tells it with the record of its change, when its machine has taken it.
            _ = _audit.AppendAsync(ConfigurationContent.Of(site, _clock.UtcNow));
            var mailbox = new Mailbox(create(site, (uint)_random.Next()), _clock, _effects);
            next = next.Add(site.Code, mailbox);
            _loops = _loops.Add(mailbox.RunAsync());
        }
        (_sites, _ticked) = (next, [.. next.Values]);
        Volatile.Write(ref _fleet, fleet);
        _watch.Apply(fleet);
    }

    private void Tell(AuditKind kind, string sentence) => _ = _audit.AppendAsync(EventContent.Of(
        AuditEntry.Program, kind, _clock.UtcNow, sentence, ("program", RecordOrigin.Program), ("node", RecordOrigin.Node), (EarlierConfiguration.SitesFact, EarlierConfiguration.Codes(Fleet))));

    // Not waited for at the end: a store that can't be read must not hold it up.
    private async Task RecallAsync()
    {
        var earlier = new List<Transition>();
        foreach (var entry in await _audit.EarlierTransitionsAsync(TransitionList.Kept).ConfigureAwait(false))
        {
            try { earlier.Add(TransitionReading.Read(entry.Content)); }
            catch (FormatException error) { Log.NotRecalled(_log, entry.Id, entry.Chain, error.Message); }
        }
        // One that began since the start is open because it is under way.
        var open = earlier.Where(transition => transition.Result == TransitionResult.Open && !_transitions.Knows(transition)).ToList();
        _transitions.PutEarlier(earlier);
        _interruptions.Expect(open);
        foreach (var site in _sites.Values) _interruptions.Look(site.State);
    }

    private async Task CompareAsync(Fleet fleet, DateTimeOffset startedAt)
    {
        if (await EarlierConfiguration.CompareAsync(_audit, fleet, startedAt).ConfigureAwait(false) is { IsEmpty: false } change)
            Tell(AuditKind.ConfigurationChanged, $"configured anew while no monitor ran: {change.Sentence}");
    }

    private async Task WarmUpAsync()
    {
        try
        {
            _warmUp = await _control.WarmUpAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested) { }
        catch (Exception error) { _warmUp = $"the route control is not ready: {error.Message}"; }
    }

    // Nothing depends on it but the time of the first failover.
    private void Rehearse(Site site)
    {
        try { _ = Rehearsal.Play(site, _clock); }
        catch (Exception error) { Log.RehearsalFailed(_log, error); }
    }

    private (string? Audit, string? Monitor) Condition() => (_trail.Trouble, _watch.Illness ?? _reader.Illness ?? _ticker.Illness ?? ConfigurationComplaint?.Invoke());

    void IPathReports.Report(in PathReport report)
    {
        if (!_sites.TryGetValue(report.Site, out var site)) return; // of a site that the configuration no longer has
        var copy = report;
        site.Post(at => new PathReported(at, copy));
    }

    public SiteSnapshot? Find(string code) => _feed.Find(code);

    public IDisposable Subscribe(Action<SiteSnapshot> listener) => _feed.Subscribe(listener);

    public IRoundTail? Follow(string site, string path) =>
        Fleet.Sites.FirstOrDefault(known => string.Equals(known.Code, site, StringComparison.OrdinalIgnoreCase)) is { } found && found.RankOf(path) is >= 0 and var rank
            ? _watch.Follow(found.Code, found.Paths[rank]) : null;

    public IReadOnlyList<Transition> Transitions(int limit, string? site = null) => _transitions.Newest(limit, site);

    public Task<CommandAnswer?> CommandAsync(string site, Command command, CancellationToken cancel) =>
        GiveAsync(site, command.Id, at => new CommandGiven(at, command), cancel);

    public Task<CommandAnswer?> RefuseAsync(string site, Command command, string fault, CancellationToken cancel) =>
        GiveAsync(site, command.Id, at => new CommandGiven(at, command, fault), cancel);

    public Task<CommandAnswer?> CancelAsync(string site, Command command, string because, CancellationToken cancel) =>
        GiveAsync(site, command.Id, at => new CommandCancelled(at, command, because), cancel);

    private async Task<CommandAnswer?> GiveAsync(string site, string id, Func<Instant, SiteEvent> given, CancellationToken cancel)
    {
        if (!_sites.TryGetValue(site, out var mailbox)) return null;
        var answer = _answers.Expect(mailbox.Site.Code, id);
        mailbox.Post(given);
        return await answer.WaitAsync(cancel).ConfigureAwait(false);
    }

    public CommandAnswer? AnswerTo(string site, string id) =>
        _sites.TryGetValue(site, out var mailbox) && mailbox.State.Answers.TryGetValue(id, out var given) ? given.Answer with { Durable = true } : null;

    public CommandOutlook? Outlook(string site, CommandKind kind, string? to) =>
        _sites.TryGetValue(site, out var mailbox) ? Failover.Outlook.Of(mailbox.State, new Instant(_clock.Now, _clock.UtcNow), kind, to) : null;

    public IReadOnlyList<(Slot Slot, string From, string To)> Preview(string site, string path) =>
        _sites.TryGetValue(site, out var mailbox) ? Failover.Preview.Of(mailbox.State, path) : [];

    /// <summary>Stops deciding and writing; what EC2 has been asked for and not answered is re-read at the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        foreach (var site in _sites.Values) site.Close();
        await Task.WhenAll(_loops).ConfigureAwait(false);
        _evidence.CloseAll();
        Tell(AuditKind.ProgramStopped, "stopped");
        await _stateFile.DisposeAsync().ConfigureAwait(false);
        _watch.Dispose();
        _reader.Dispose();
        _stopping.Dispose();
    }

    private static bool SameCode(Site one, Site other) => string.Equals(one.Code, other.Code, StringComparison.OrdinalIgnoreCase);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The transition {Id} of {Site} is in the history in a form that can't be read, so it is not shown, nor closed if it is open: {Reason}")]
        public static partial void NotRecalled(ILogger log, string id, string site, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The rehearsal of a failover failed; the first real one may take some ms longer")]
        public static partial void RehearsalFailed(ILogger log, Exception error);
    }
}
