using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Probes every path of a fleet and judges it: one thread for all sockets, rounds and verdicts. The members may be called from any thread.</summary>
public sealed class PathWatch : IDisposable
{
    /// <param name="connects">For TCP and HTTP targets; null: such targets are void.</param>
    /// <param name="reports">Called on the watch's own thread.</param>
    public PathWatch(IEchoNetwork network, IConnectNetwork? connects, Clock clock, IPathReports reports, ILogger<PathWatch> log)
    {
        _ = (network, connects, clock, reports, log);
    }

    /// <summary>UTC of the first probe that was sent; null before.</summary>
    public DateTimeOffset? FirstProbeAt { get; private set; }

    /// <summary>What is wrong with the monitor itself, for people: a late scheduler, a socket that can't be had, probes that can't be sent.
    /// Null while nothing is; a late scheduler is named for 10 s.</summary>
    public string? Illness { get; private set; }

    /// <summary>Starts the thread. Without it, <see cref="Step"/> is called by whoever owns the time: tests, a simulation.</summary>
    public void Start() => throw new NotSupportedException();

    /// <summary>One iteration: takes what came in, judges what is due, sends what is due.</summary>
    /// <returns>When to call again, unless something comes in before.</returns>
    public TimeSpan Step(TimeSpan now) => throw new NotSupportedException();

    /// <summary>Swaps the configuration at the next iteration. Paths whose targets are the same keep all that was measured, also under a
    /// changed policy; a new or retargeted path starts <see cref="Verdict.Unknown"/>.</summary>
    public void Apply(Fleet fleet) => throw new NotSupportedException();

    /// <summary>Says which path of a site is active: its suspicion bursts the site's other paths too. Null: none is known.</summary>
    public void SetActive(string site, string? path) => throw new NotSupportedException();

    /// <summary>The newest figures; <see cref="PathFigures.None"/> for a path that is not watched or was never probed.</summary>
    public PathFigures Figures(string site, string path) => throw new NotSupportedException();

    /// <summary>The rounds sent from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first: at least the last
    /// 200 s are kept. Waits for the watch's thread, at most one iteration.</summary>
    public IReadOnlyList<Round> Rounds(string site, string path, TimeSpan from, TimeSpan to) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() { }
}
