using System.Collections.Immutable;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Failover;

/// <summary>A site's machine in a world of virtual time: paths that answer or not, and route tables that take a while to write and to read.</summary>
internal sealed class World
{
    public static readonly DateTimeOffset Epoch = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private ImmutableList<(TimeSpan Due, int Order, Func<Instant, SiteEvent> Event)> _pending = [];
    private ImmutableDictionary<string, PathHealth> _health = ImmutableDictionary<string, PathHealth>.Empty;
    private int _order;
    private TimeSpan _reportDue;
    private TimeSpan _readDue;
    private TimeSpan _wakeAt;

    public World(Site site, bool started = true)
    {
        State = SiteState.Create(site);
        foreach (var path in site.Paths) _health = _health.Add(path.Name, new(Verdict.Up, TimeSpan.Zero, null));
        if (!started) return;
        Run(2);
        Assert.Equal(Standing.On(site.Paths[0].Name), State.Standing);
        Clear();
    }

    public SiteState State { get; set; }
    public TimeSpan Now { get; private set; }
    public Instant At => new(Now, Epoch + Now);

    /// <summary>Static rows as they stand.</summary>
    public ImmutableDictionary<Slot, string> Rows { get; set; } = ImmutableDictionary<Slot, string>.Empty;
    public ImmutableHashSet<string> Blackholes { get; set; } = [];
    public ImmutableList<RouteRow> MoreRows { get; set; } = [];
    public bool IsPropagated { get; set; } = true;
    public TimeSpan WriteTime { get; set; } = TimeSpan.FromMilliseconds(10);
    public TimeSpan ReadTime { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How much longer a slot's write takes.</summary>
    public Func<Slot, TimeSpan> HangsFor { get; set; } = _ => TimeSpan.Zero;

    /// <summary>What becomes of a write; null: it is made and accepted.</summary>
    public Func<WriteSlot, (bool IsMade, WriteOutcome Outcome)?> Fate { get; set; } = _ => null;

    /// <summary>Rows that reads still show although they were replaced.</summary>
    public Func<ImmutableDictionary<Slot, string>>? StaleRows { get; set; }
    public bool ReadsFail { get; set; }
    public TimeSpan ReportPace { get; set; } = TimeSpan.FromMilliseconds(100);
    public Action<SiteState, Decision>? Check { get; set; }

    public ImmutableList<WriteSlot> Writes { get; private set; } = [];
    public ImmutableList<KeepRecord> Records { get; private set; } = [];
    public ImmutableList<Say> Said { get; private set; } = [];
    public CommandAnswer? Answer { get; private set; }

    public IEnumerable<Transition> Ended => Records.Where(record => record.Kind == RecordKind.TransitionOutcome).Select(record => record.Transition!);

    public World Clone() => (World)MemberwiseClone();

    public void Clear() => (Writes, Records, Said) = ([], [], []);

    public void Up(string path) => Set(path, Verdict.Up);
    public void Degraded(string path) => Set(path, Verdict.Degraded);
    public void Unknown(string path) => Set(path, Verdict.Unknown);

    /// <summary>A path dies: its first probe is lost now, the verdict comes 300 ms later.</summary>
    public void Die(params string[] paths)
    {
        foreach (var path in paths) _health = _health.SetItem(path, new(_health[path].Verdict, Now, Now));
        var lostAt = Now;
        foreach (var path in paths)
            Later(TimeSpan.FromMilliseconds(300), at => new PathReported(at, Report(path, at.Mono, new(Verdict.Down, lostAt, lostAt))), () => _health = _health.SetItem(path, new(Verdict.Down, lostAt, lostAt)));
        Run(0.31);
    }

    /// <summary>The verdict down at once, with the losses begun half a second ago.</summary>
    public void Down(string path) => Set(path, Verdict.Down, Now - TimeSpan.FromMilliseconds(500));

    private void Set(string path, Verdict verdict, TimeSpan? lostAt = null)
    {
        _health = _health.SetItem(path, new(verdict, Now, verdict is Verdict.Down ? lostAt ?? Now : null));
        Feed(at => new PathReported(at, Report(path, at.Mono, _health[path])));
    }

    public CommandAnswer Command(CommandKind kind, string? to = null, Func<Command, Command>? with = null)
    {
        var command = new Command { Id = $"c{++_order}", Kind = kind, To = to, Actor = "ana", Reason = "change 4711 as agreed" };
        Feed(at => new CommandGiven(at, with is null ? command : with(command)));
        return Answer!;
    }

    public void Feed(Func<Instant, SiteEvent> make)
    {
        var before = State;
        var decision = Machine.Decide(State, make(At));
        State = decision.State;
        _wakeAt = decision.WakeAt;
        Check?.Invoke(before, decision);
        foreach (var effect in decision.Effects) Carry(effect);
    }

    public void Run(double seconds)
    {
        var end = Now + TimeSpan.FromSeconds(seconds);
        while (true)
        {
            var next = new[] { _reportDue, _readDue, _wakeAt, _pending.Count > 0 ? _pending[0].Due : TimeSpan.MaxValue }.Min();
            if (next > end) break;
            if (next > Now) Now = next;
            if (_pending.Count > 0 && _pending[0].Due <= Now) { var first = _pending[0]; _pending = _pending.RemoveAt(0); Feed(first.Event); }
            else if (_reportDue <= Now) { _reportDue = Now + ReportPace; ReportAll(); }
            else if (_readDue <= Now) { _readDue = Now + State.Site.Policy.ReadInterval; Carry(new ReadRoutes()); }
            else { _wakeAt = Now + TimeSpan.FromMilliseconds(25); Feed(at => new Ticked(at)); }
        }
        Now = end;
    }

    private void ReportAll()
    {
        foreach (var (path, health) in _health.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Feed(at => new PathReported(at, Report(path, at.Mono, health)));
    }

    private PathReport Report(string path, TimeSpan at, PathHealth health)
    {
        var answers = health is { Verdict: Verdict.Up or Verdict.Degraded, LostAt: null };
        return new()
        {
            Site = State.Site.Code, Path = path, At = at, Verdict = health.Verdict, VerdictSince = health.Since, WarmedUp = health.Verdict != Verdict.Unknown || at > TimeSpan.FromSeconds(30),
            GoodRounds = answers ? 100 : 0, FirstLostSentAt = health.LostAt, AnsweredSentAt = answers ? at : health.LostAt is { } lost ? lost - TimeSpan.FromMilliseconds(1) : null,
            Sentence = $"test says {health.Verdict}",
        };
    }

    private void Later(TimeSpan delay, Func<Instant, SiteEvent> make, Action? meanwhile = null)
    {
        var entry = (Due: Now + delay, Order: ++_order, Event: meanwhile is null ? make : at => { meanwhile(); return make(at); });
        var index = _pending.FindIndex(other => other.Due > entry.Due);
        _pending = index < 0 ? _pending.Add(entry) : _pending.Insert(index, entry);
    }

    private void Carry(Effect effect)
    {
        switch (effect)
        {
            case WriteSlot write: Write(write); break;
            case ReadRoutes: Read(); break;
            case KeepRecord record: Records = Records.Add(record); break;
            case Say say: Said = Said.Add(say); break;
            case AnswerCommand answer: Answer = answer.Answer; break;
        }
    }

    private void Write(WriteSlot write)
    {
        Writes = Writes.Add(write);
        var sentAt = Now;
        var (isMade, outcome) = Fate(write) ?? (true, Done);
        Later(WriteTime + HangsFor(write.Write.Slot), at =>
        {
            if (isMade) Rows = write.Write.To.IsPropagated ? Rows.Remove(write.Write.Slot) : Rows.SetItem(write.Write.Slot, write.Write.To.Value);
            return new WriteEnded(at, write.Number, write.Write.Slot, sentAt, outcome);
        });
    }

    private void Read()
    {
        var begunAt = Now;
        var rows = StaleRows?.Invoke() ?? Rows;
        var tables = State.Site.RouteTables.ToDictionary(table => table, table => (IReadOnlyList<RouteRow>)[.. TableOf(table, rows)]);
        if (ReadsFail) tables.Clear();
        Later(ReadTime, at => new RoutesRead(at, new RouteReading
        {
            BegunAt = begunAt, EndedAt = at.Mono, At = at.Utc, Tables = tables,
            Errors = ReadsFail ? new Dictionary<string, string> { [""] = "EC2 does not answer" } : [],
        }));
    }

    private IEnumerable<RouteRow> TableOf(string table, ImmutableDictionary<Slot, string> rows)
    {
        yield return new(Destination.Parse("10.0.0.0/16")!, "local", RouteOrigin.Local, RouteState.Active);
        foreach (var destination in State.Site.Destinations)
        {
            if (IsPropagated) yield return new(destination, "vgw-1", RouteOrigin.Propagated, RouteState.Active);
            if (rows.TryGetValue(new(table, destination), out var target))
                yield return new(destination, target, RouteOrigin.Static, Blackholes.Contains(target) ? RouteState.Blackhole : RouteState.Active);
        }
        foreach (var row in MoreRows) yield return row;
    }

    public static WriteOutcome Done { get; } = new(WriteResult.Done, "CreateRoute", ["req-1"], null, "created");
    public static WriteOutcome Lost { get; } = new(WriteResult.Unknown, "CreateRoute", [], null, "timed out");
    public static WriteOutcome Throttled { get; } = new(WriteResult.Failed, "CreateRoute", ["req-2"], "RequestLimitExceeded", "throttled");
    public static WriteOutcome Refused { get; } = new(WriteResult.Refused, "CreateRoute", ["req-3"], "UnauthorizedOperation", "not permitted");

    private sealed record PathHealth(Verdict Verdict, TimeSpan Since, TimeSpan? LostAt);
}
