using System.Net;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Simulated;

/// <summary>
/// A network in the process: paths that delay, lose, repeat and forge. Same paths, seed, script and calls: the same course of events.
/// Nothing is allocated for a probe once its queues have grown.
/// </summary>
public sealed class SimulatedNetwork : IEchoNetwork
{
    private readonly Clock _clock;
    private readonly Action<TimeSpan>? _pass;
    private readonly Dictionary<IPAddress, SimulatedHost> _hosts = [];
    private readonly List<SimulatedPath> _paths;
    private readonly ScriptedCut[] _script;
    private readonly List<SimulatedSocket> _sockets = [];
    private readonly WakeGate _gate;
    private int _played;

    /// <param name="clock">Its monotonic time decides when a reply has arrived.</param>
    /// <param name="paths">No address on two of them.</param>
    /// <param name="script">Played as its times come.</param>
    /// <param name="pass">Simulation on one thread: makes virtual time pass, called by <see cref="Wait"/>. Null: <see cref="Wait"/> blocks until the clock gets there.</param>
    public SimulatedNetwork(
        Clock clock, IEnumerable<SimulatedPath> paths, IEnumerable<ScriptedCut>? script = null, Action<TimeSpan>? pass = null)
    {
        (_clock, _pass, _gate, _paths) = (clock, pass, new WakeGate(clock.Provider), [.. paths]);
        foreach (var path in _paths)
            foreach (var address in path.Addresses)
                if (!_hosts.TryAdd(address, new SimulatedHost(path, AddressNumber.Of(address))))
                    throw new LabException($"{address} is behind two paths of the simulated network; one of them is {path.Site} {path.Name}.");
        _script = [.. (script ?? []).OrderBy(entry => entry.At)];
        foreach (var entry in _script) _ = Find(entry.Site, entry.Path);
    }

    /// <summary>In the order given.</summary>
    public IReadOnlyList<SimulatedPath> Paths => _paths;

    /// <summary>A path by its site's code and its name, without case.</summary>
    /// <exception cref="LabException">There is none; the message lists those that are.</exception>
    public SimulatedPath Find(string site, string path) =>
        _paths.Find(each => string.Equals(each.Site, site, StringComparison.OrdinalIgnoreCase) && string.Equals(each.Name, path, StringComparison.OrdinalIgnoreCase))
        ?? throw new LabException($"The lab has no path {path} at {site}. It has {string.Join(", ", _paths.Select(each => $"{each.Site} {each.Name}"))}.");

    /// <inheritdoc/>
    public IEchoSocket Open(SocketBinding binding)
    {
        var socket = new SimulatedSocket(this);
        _sockets.Add(socket);
        return socket;
    }

    /// <inheritdoc/>
    public void Wait(TimeSpan timeout)
    {
        var wait = timeout;
        foreach (var socket in _sockets)
            if (socket.NextArrival is { } arrival && arrival - _clock.Now < wait) wait = arrival - _clock.Now;
        if (wait <= TimeSpan.Zero) return;
        if (_pass is not null) _pass(wait);
        else _gate.Wait(wait);
    }

    /// <inheritdoc/>
    public void Wake() => _gate.Open();

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    internal TimeSpan Now => _clock.Now;

    internal bool TryFind(IPAddress address, out SimulatedHost host) => _hosts.TryGetValue(address, out host);

    internal void Close(SimulatedSocket socket) => _sockets.Remove(socket);

    /// <summary>Plays the script up to a time. Called before anything is sent: nothing but a probe can tell when a path was cut.</summary>
    internal void Play(TimeSpan until)
    {
        for (; _played < _script.Length && _script[_played].At <= until; _played++)
            Find(_script[_played].Site, _script[_played].Path).SetCut(_script[_played].Cut);
    }
}
