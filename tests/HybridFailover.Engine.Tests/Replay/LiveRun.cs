using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Replay;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Probing;
using HybridFailover.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Engine.Tests.Replay;

/// <summary>
/// A site as it really ran: the prober over a fake network, the judge, the machine, and what is stored of it all. In virtual time, on hosts dx (10.1.0.x) and vpn (10.2.0.x).
/// </summary>
internal sealed class LiveRun : IPathReports, IDisposable
{
    public static readonly DateTimeOffset Epoch = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Queue<PathReport> _reports = new();
    private readonly ReplayedSite _machine;
    private readonly Dictionary<string, List<Round>> _rounds = [];
    private readonly List<CommandGivenAt> _commands = [];
    private readonly List<SiteAsOf> _sites = [];
    private TimeSpan _due;
    private TimeSpan _kept;
    private string? _active;

    public LiveRun(Policy policy, int targets = 1)
    {
        Site = Scene.FleetOf(policy, Scene.Targets(1, targets), Scene.Targets(2, targets)).Sites[0];
        Watch = new PathWatch(Network, null, new Clock(Time), this, NullLogger<PathWatch>.Instance, new Random(1).NextBytes);
        foreach (var target in Site.Paths.SelectMany(path => path.Targets)) _ = Network[target.Address!.ToString()];
        Watch.Apply(new Fleet { Sites = [Site] });
        _sites.Add(new SiteAsOf(Epoch, Site));
        _machine = new ReplayedSite(SiteState.Create(Site), new ReplayedRoutes(), Epoch, TimeSpan.FromMilliseconds(30));
    }

    public Site Site { get; private set; }
    public ManualTimeProvider Time { get; } = new(Epoch);
    public FakeEchoNetwork Network { get; } = new();
    public PathWatch Watch { get; }
    public TimeSpan Now => Network.Now;
    public SiteState State => _machine.State;
    public IReadOnlyList<Transition> Transitions => _machine.Transitions;

    public FakeHost Dx => Network["10.1.0.1"];
    public FakeHost Vpn => Network["10.2.0.1"];

    /// <summary>Cuts a host's answers for a while from now on.</summary>
    public LiveRun Cut(FakeHost host, double seconds)
    {
        (host.CutFrom, host.CutTo) = (Now, Now + TimeSpan.FromSeconds(seconds));
        return this;
    }

    public LiveRun RunFor(double seconds)
    {
        var end = Now + TimeSpan.FromSeconds(seconds);
        while (true)
        {
            var next = new[] { _due, Network.NextArrival, _machine.Due }.Min();
            if (next > end) break;
            Move(next > Now ? next : Now);
            _due = Watch.Step(Now);
            while (_reports.TryDequeue(out var report)) _machine.Report(report, Now);
            if (_machine.Due <= Now) _machine.Step(Now);
            if (_active != State.Standing.Path) Watch.SetActive(Site.Code, _active = State.Standing.Path);
            if (Now - _kept > TimeSpan.FromSeconds(30)) Keep();
        }
        Move(end);
        return this;
    }

    public CommandAnswer Command(Command command)
    {
        var at = Epoch + Now;
        _machine.Take(now => new CommandGiven(now, command), Now);
        var answer = _machine.Answers[command.Id];
        _commands.Add(new CommandGivenAt(at, command, answer.Accepted, answer.TransitionId));
        return answer;
    }

    /// <summary>Takes over another policy, as the monitor does.</summary>
    public LiveRun Apply(Policy policy)
    {
        Site = Site with { Policy = policy, Paths = [.. Site.Paths.Select(path => path with { Policy = policy })] };
        Watch.Apply(new Fleet { Sites = [Site] });
        _due = Now;
        _sites.Add(new SiteAsOf(Epoch + Now, Site));
        _machine.Take(at => new Reconfigured(at, Site), Now);
        return this;
    }

    public void Report(in PathReport report) => _reports.Enqueue(report);

    /// <param name="evidence">False: as if it had been lost, so that runs and seconds alone must do.</param>
    public ReplayRecord Record(double from = 30, double? to = null, bool evidence = true)
    {
        Keep();
        return new ReplayRecord
        {
            From = Epoch + TimeSpan.FromSeconds(from),
            To = Epoch + (to is { } end ? TimeSpan.FromSeconds(end) : Now),
            History = new SiteHistory { Configurations = _sites, Transitions = Transitions, Commands = _commands },
            Paths = [.. Site.Paths.Select(path => new PathRecord
            {
                Path = path.Name,
                Seconds = Seconds(path.Name),
                Runs = Runs(path.Name),
                Evidence = evidence ? [.. Transitions.Select(moved => new EvidenceRounds(moved.DecidedAt, Columns(_rounds[path.Name], moved.DecidedAt - Epoch)))] : [],
            })],
        };
    }

    public void Dispose() => Watch.Dispose();

    private void Keep()
    {
        // All but what may still be open: it is fetched with the next.
        var until = Now - TimeSpan.FromSeconds(3);
        foreach (var path in Site.Paths)
        {
            if (!_rounds.TryGetValue(path.Name, out var kept)) _rounds[path.Name] = kept = [];
            kept.AddRange(Watch.Rounds(Site.Code, path.Name, _kept, until));
        }
        _kept = until;
    }

    private List<PathSecond> Seconds(string path) =>
    [
        .. _rounds[path].Where(round => round.Kind == RoundKind.Steady).GroupBy(round => (Epoch + round.SentAt).ToUnixTimeSeconds()).Select(second =>
        {
            var trips = second.Where(round => round.RoundTrip is not null).Select(round => (uint)round.RoundTrip!.Value.TotalMicroseconds).Order().ToList();
            return new PathSecond(Site.Code, path, second.Key,
                second.Sum(round => Ones(round.Sent)), second.Sum(round => Ones(round.Sent & ~(round.Answered | round.Late | round.Void))),
                second.Sum(round => Ones(round.Late)), second.Sum(round => Ones(round.Void)),
                trips.Count == 0 ? 0 : trips[0], trips.Count == 0 ? 0 : trips[trips.Count / 2], trips.Count == 0 ? 0 : trips[^1]);
        }),
    ];

    private List<LossRun> Runs(string path)
    {
        var runs = new List<LossRun>();
        var tally = new RunTally();
        foreach (var round in _rounds[path].Where(round => round.Kind != RoundKind.Rehearsal))
            if (tally.Next(KindOf(round), round.SentAt, Epoch + round.SentAt, Site.Code, path) is { } run) runs.Add(run);
        if (tally.End(Site.Code, path) is { } last) runs.Add(last);
        return runs;
    }

    private static LossKind? KindOf(Round round) => round.Outcome switch
    {
        RoundOutcome.Good => null,
        RoundOutcome.Void => LossKind.Void,
        _ => (round.Sent & ~(round.Answered | round.Late)) == 0 ? LossKind.Late : LossKind.Lost,
    };

    private static int Ones(uint bits) => System.Numerics.BitOperations.PopCount(bits);

    private static EvidenceColumns Columns(IEnumerable<Round> rounds, TimeSpan decidedAt)
    {
        var around = rounds.Where(round => round.SentAt >= decidedAt - EvidenceContent.Before && round.SentAt < decidedAt + EvidenceContent.After).ToList();
        return new EvidenceColumns
        {
            SentMicroseconds = [.. around.Select(round => (long)(round.SentAt - decidedAt).TotalMicroseconds)],
            RoundTripMicroseconds = [.. around.Select(round => round.RoundTrip is { } trip ? (long)trip.TotalMicroseconds : -1)],
            Kinds = [.. around.Select(round => (byte)round.Kind)],
            Outcomes = [.. around.Select(round => (byte)round.Outcome)],
            Sent = [.. around.Select(round => round.Sent)],
            Answered = [.. around.Select(round => round.Answered)],
            Late = [.. around.Select(round => round.Late)],
            Void = [.. around.Select(round => round.Void)],
        };
    }

    private void Move(TimeSpan now)
    {
        Time.Advance(now - Network.Now);
        Network.Now = now;
    }
}
