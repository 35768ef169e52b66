using System.Collections.Concurrent;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Tests;

/// <summary>A monitor that says what a test tells it to, and remembers what it was asked.</summary>
internal sealed class FakeMonitor : IMonitor
{
    private readonly ConcurrentDictionary<Action<SiteSnapshot>, byte> _listeners = new();
    private volatile SiteSnapshot[] _snapshots = [Samples.Snapshot("LAX1"), Samples.Snapshot("PHX1")];

    public ConcurrentQueue<(string Site, Command Command)> Commands { get; } = new();

    /// <summary>Those that were only to be recorded, with what was wrong.</summary>
    public ConcurrentQueue<(string Site, Command Command, string Fault)> Refused { get; } = new();

    public List<Transition> History { get; } = [];

    /// <summary>What every command is answered; by default accepted.</summary>
    public Func<Command, CommandAnswer?> Answer { get; set; } =
        command => new CommandAnswer(command.Id, Rejection.None, "Accepted.", Durable: true, Version: 8);

    public Fleet Fleet => new() { Sites = [.. _snapshots.Select(snapshot => snapshot.Site)] };

    public IReadOnlyList<SiteSnapshot> Snapshots => _snapshots;

    public string? NotReady { get; set; }

    public SiteSnapshot? Find(string code) => _snapshots.FirstOrDefault(snapshot => snapshot.Site.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    public void Show(params SiteSnapshot[] snapshots) => _snapshots = snapshots;

    public IDisposable Subscribe(Action<SiteSnapshot> listener)
    {
        _listeners[listener] = 0;
        return new Subscription(this, listener);
    }

    /// <summary>How many listen now.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>Shows a newer snapshot of one site, and tells who listens.</summary>
    public void Publish(SiteSnapshot snapshot)
    {
        Show([.. _snapshots.Select(known => known.Site.Code == snapshot.Site.Code ? snapshot : known)]);
        foreach (var listener in _listeners.Keys) listener(snapshot);
    }

    public IRoundTail? Follow(string site, string path) => null;

    public IReadOnlyList<Transition> Transitions(int limit, string? site = null) =>
        [.. History.Where(transition => site is null || transition.Site == site).Take(limit)];

    public Task<CommandAnswer?> CommandAsync(string site, Command command, CancellationToken cancel)
    {
        Commands.Enqueue((site, command));
        return Task.FromResult(Answer(command));
    }

    public Task<CommandAnswer?> RefuseAsync(string site, Command command, string fault, CancellationToken cancel)
    {
        Refused.Enqueue((site, command, fault));
        return Task.FromResult<CommandAnswer?>(new CommandAnswer(command.Id, Rejection.NotAllowed, fault, Durable: true, Version: 8));
    }

    /// <summary>Those that were taken back, with how it came to that.</summary>
    public ConcurrentQueue<(string Site, Command Command, string Because)> Cancelled { get; } = new();

    public Task<CommandAnswer?> CancelAsync(string site, Command command, string because, CancellationToken cancel)
    {
        Cancelled.Enqueue((site, command, because));
        return Task.FromResult<CommandAnswer?>(new CommandAnswer(command.Id, Rejection.Cancelled, because, Durable: true, Version: 8));
    }

    /// <summary>What earlier commands were answered, by id.</summary>
    public ConcurrentDictionary<string, CommandAnswer> Answers { get; } = new();

    public CommandAnswer? AnswerTo(string site, string id) => Answers.GetValueOrDefault(id);

    /// <summary>What every command would come to; by default it would be accepted.</summary>
    public Func<CommandKind, string?, CommandOutlook?> Foresee { get; set; } =
        (kind, to) => new CommandOutlook(kind, to ?? "vpn", 7, Samples.At, [], [], Rejection.None, "", MayOverride: false);

    public CommandOutlook? Outlook(string site, CommandKind kind, string? to) => Find(site) is null ? null : Foresee(kind, to);

    public IReadOnlyList<(Slot Slot, string From, string To)> Preview(string site, string path) => [];

    private sealed class Subscription(FakeMonitor monitor, Action<SiteSnapshot> listener) : IDisposable
    {
        public void Dispose() => monitor._listeners.TryRemove(listener, out _);
    }
}
