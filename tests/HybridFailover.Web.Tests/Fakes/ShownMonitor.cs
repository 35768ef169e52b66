using System.Collections.Concurrent;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>A monitor that shows what a test tells it to.</summary>
internal sealed class ShownMonitor(params SiteSnapshot[] snapshots) : IMonitor
{
    private readonly ConcurrentDictionary<string, SiteSnapshot> _newest = new(snapshots.ToDictionary(snapshot => snapshot.Site.Code), StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Action<SiteSnapshot>, bool> _listeners = [];

    public Fleet Fleet { get; } = new() { Sites = [.. snapshots.Select(snapshot => snapshot.Site)] };
    public IReadOnlyList<SiteSnapshot> Snapshots => [.. Fleet.Sites.Select(site => _newest[site.Code])];
    public List<Transition> Recorded { get; } = [];
    public string? NotReady => null;

    /// <summary>What whoever follows a path gets; by default nothing.</summary>
    public Func<string, string, IRoundTail?> Tail { get; set; } = (_, _) => null;

    public void Publish(SiteSnapshot snapshot)
    {
        _newest[snapshot.Site.Code] = snapshot;
        foreach (var listener in _listeners.Keys) listener(snapshot);
    }

    public SiteSnapshot? Find(string code) => _newest.GetValueOrDefault(code);
    public IRoundTail? Follow(string site, string path) => Tail(site, path);
    public IReadOnlyList<Transition> Transitions(int limit, string? site = null) => [.. Recorded.Take(limit)];
    public IReadOnlyList<(Slot Slot, string From, string To)> Preview(string site, string path) => [];

    public Task<CommandAnswer?> CommandAsync(string site, Command command, CancellationToken cancel) =>
        throw new NotSupportedException("The page gives no commands.");

    public Task<CommandAnswer?> RefuseAsync(string site, Command command, string fault, CancellationToken cancel) =>
        throw new NotSupportedException("The page gives no commands.");

    public Task<CommandAnswer?> CancelAsync(string site, Command command, string because, CancellationToken cancel) =>
        throw new NotSupportedException("The page gives no commands.");

    public CommandAnswer? AnswerTo(string site, string id) => null;
    public CommandOutlook? Outlook(string site, CommandKind kind, string? to) => null;

    public IDisposable Subscribe(Action<SiteSnapshot> listener)
    {
        _listeners[listener] = true;
        return new Ending(() => _listeners.TryRemove(listener, out _));
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
