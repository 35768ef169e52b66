using System.Collections.Concurrent;
using System.Security.Cryptography;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>
/// Probes every path of a fleet and judges it: one thread for all sockets, rounds and verdicts. The members may be called from any
/// thread; the networks stay their owner's.
/// </summary>
public sealed partial class PathWatch : IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly IEchoNetwork _network;
    private readonly Clock _clock;
    private readonly ILogger _log;
    private readonly Verdicts _verdicts;
    private readonly Prober _prober;
    private readonly WatchedFleet _fleet;
    private readonly FigureRound _figures = new();
    private readonly FollowedPaths _followed;
    private readonly SampleRound? _samples;
    private string? _sampleFailure;
    private readonly IllnessText _illness;
    private readonly ConcurrentQueue<Action<TimeSpan>> _asked = new();
    private readonly Lock _starting = new();
    private Thread? _thread;
    private readonly ManualResetEventSlim _stopping = new();
    private volatile bool _isRunning;
    private long _firstProbeUtcTicks;

    /// <param name="connects">For TCP and HTTP targets; null: such targets are void.</param>
    /// <param name="reports">Called on the watch's own thread.</param>
    /// <param name="samples">Who keeps seconds, minutes and runs of lost rounds; null: nobody.</param>
    public PathWatch(
        IEchoNetwork network, IConnectNetwork? connects, Clock clock, IPathReports reports, ILogger<PathWatch> log, ISampleStore? samples = null)
        : this(network, connects, clock, reports, log, RandomNumberGenerator.Fill, samples)
    {
    }

    internal PathWatch(
        IEchoNetwork network, IConnectNetwork? connects, Clock clock, IPathReports reports, ILogger<PathWatch> log, Entropy entropy,
        ISampleStore? samples = null)
    {
        (_network, _clock, _log) = (network, clock, log);
        _verdicts = new Verdicts(reports);
        _prober = new Prober(network, connects, _verdicts, entropy);
        _verdicts.Prober = _prober;
        _fleet = new WatchedFleet(_prober, _verdicts);
        _illness = new IllnessText(_prober, clock);
        _followed = new FollowedPaths(clock);
        _samples = samples is null ? null : new SampleRound(samples, clock);
    }

    /// <summary>UTC of the first probe that was sent; null before.</summary>
    public DateTimeOffset? FirstProbeAt =>
        Interlocked.Read(ref _firstProbeUtcTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>What is wrong with the monitor itself, for people: a late scheduler, a socket that can't be had, probes that can't be sent.
    /// Null while nothing is; what is over is named for 10 s more.</summary>
    public string? Illness => _illness.Sentence;

    /// <summary>How often since start the scheduler woke more than half a timeout late.</summary>
    public long LateCount => _illness.LateCount;

    /// <summary>Starts the thread. Without it, <see cref="Step"/> is called by whoever owns the time: tests, a simulation.</summary>
    public void Start()
    {
        lock (_starting)
        {
            if (_thread is not null) return;
            _isRunning = true;
            _thread = new Thread(Run) { Name = "prober", IsBackground = true };
            _thread.Start();
        }
    }

    /// <summary>One iteration: takes what came in, judges what is due, sends what is due.</summary>
    /// <returns>When to call again, unless something comes in before.</returns>
    public TimeSpan Step(TimeSpan now)
    {
        while (_asked.TryDequeue(out var ask)) ask(now);
        var due = _prober.Step(now);
        if (_firstProbeUtcTicks == 0 && _prober.FirstSentAt is { } sentAt)
        {
            Interlocked.Exchange(ref _firstProbeUtcTicks, (_clock.UtcNow - (now - sentAt)).UtcTicks);
            Log.FirstProbe(_log, FirstProbeAt!.Value);
        }
        _figures.Advance(_fleet.Paths, now, _clock);
        _followed.Advance(_fleet, now);
        Sample(now, isLast: false);
        _illness.Look(now);
        return due;
    }

    /// <summary>Swaps the configuration at the next iteration. Paths whose targets are the same keep all that was measured, also under a
    /// changed policy; a new or retargeted path starts <see cref="Verdict.Unknown"/>.</summary>
    /// <exception cref="ArgumentException">A path has no target, or more than 32 of a kind.</exception>
    public void Apply(Fleet fleet)
    {
        WatchedFleet.Check(fleet);
        Ask(now => _fleet.Follow(fleet, now));
    }

    /// <summary>Says which path of a site is active: its suspicion bursts the site's other paths too. Null: none is known.</summary>
    public void SetActive(string site, string? path) => Ask(now => _fleet.Activate(site, path, now));

    /// <summary>The newest figures; <see cref="PathFigures.None"/> for a path that is not watched or was never probed.</summary>
    public PathFigures Figures(string site, string path) => _fleet.Find(site, path)?.Figures ?? PathFigures.None;

    /// <summary>The rounds sent from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first: at least the last
    /// 200 s are kept. Waits for the watch's thread, at most one iteration; empty when it stops meanwhile.</summary>
    public IReadOnlyList<Round> Rounds(string site, string path, TimeSpan from, TimeSpan to)
    {
        if (!_isRunning) return RoundsOf(site, path, from, to);
        var found = new TaskCompletionSource<IReadOnlyList<Round>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ask(_ => found.TrySetResult(RoundsOf(site, path, from, to)));
        var thread = _thread;
        while (!found.Task.Wait(LongestWait))
            if (thread is not { IsAlive: true }) return [];
        return found.Task.Result;
    }

    /// <summary>Follows a path's rounds live; a path that is not watched shows none until it is.</summary>
    public IRoundTail Follow(string site, SitePath path) => _followed.Follow(site, path);

    /// <summary>How many paths somebody follows.</summary>
    internal int FollowedCount => _followed.Count;

    /// <summary>For tests that look inside.</summary>
    internal WatchedFleet Watched => _fleet;

    /// <inheritdoc cref="Watched"/>
    internal WatchedPath? Find(string site, string path) => _fleet.Find(site, path);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Set();
        _network.Wake();
        _thread?.Join();
        _isRunning = false;
        Sample(_clock.Now, isLast: true);
        _prober.Dispose();
        _stopping.Dispose();
    }

    private void Sample(TimeSpan now, bool isLast)
    {
        if (_samples is null) return;
        try
        {
            if (isLast) _samples.Finish(now);
            else _samples.Advance(_fleet.Paths, now);
        }
        catch (Exception failed)
        {
            // Probing keeps its pace, whatever becomes of the samples. The same failure is logged once and shown for as long as it lasts.
            _illness.Failed(failed, now);
            if (failed.Message != _sampleFailure) Log.SamplingFailed(_log, failed);
            _sampleFailure = failed.Message;
        }
    }

    private void Ask(Action<TimeSpan> ask)
    {
        _asked.Enqueue(now =>
        {
            try
            {
                ask(now);
            }
            catch (Exception failed)
            {
                // What was asked is lost, said so, and keeps nobody from being probed.
                _illness.Failed(failed, now);
                Log.AskFailed(_log, failed);
            }
        });
        _network.Wake();
    }

    private void Run()
    {
        while (!_stopping.IsSet)
        {
            try
            {
                var due = Step(_clock.Now);
                var wait = due - _clock.Now;
                if (wait > TimeSpan.Zero) _network.Wait(wait < LongestWait ? wait : LongestWait);
            }
            catch (Exception failed)
            {
                _illness.Failed(failed, _clock.Now);
                Log.StepFailed(_log, failed);
                _stopping.Wait(AfterFailure);
            }
        }
    }

    private List<Round> RoundsOf(string site, string path, TimeSpan from, TimeSpan to)
    {
        var rounds = new List<Round>();
        if (_fleet.Find(site, path) is not { } watched) return rounds;
        var ring = watched.Main.Book.Ring;
        for (var index = ring.Oldest; index < ring.Head; index++)
            if (ring[index].SentAt >= from && ring[index].SentAt < to) rounds.Add(ring[index].ToRound());
        return rounds;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The first probe went out at {At:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}.")]
        public static partial void FirstProbe(ILogger logger, DateTimeOffset at);

        [LoggerMessage(LogLevel.Error, "An iteration of the prober failed; it goes on with the next one.")]
        public static partial void StepFailed(ILogger logger, Exception failed);

        [LoggerMessage(LogLevel.Error, "Sampling failed: the history of paths has gaps for as long as it does; probing goes on.")]
        public static partial void SamplingFailed(ILogger logger, Exception failed);

        [LoggerMessage(LogLevel.Error, "What was asked of the prober failed, and is not in force.")]
        public static partial void AskFailed(ILogger logger, Exception failed);
    }
}
