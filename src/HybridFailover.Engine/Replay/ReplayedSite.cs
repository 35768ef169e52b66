using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>A site's machine in virtual time, with route tables that do as they are told.</summary>
/// <param name="origin">UTC of the virtual time's zero.</param>
/// <param name="writeTime">From a write to its acceptance.</param>
internal sealed class ReplayedSite(SiteState initial, ReplayedRoutes routes, DateTimeOffset origin, TimeSpan writeTime)
{
    private static readonly TimeSpan ReadTime = TimeSpan.FromMilliseconds(10);

    private readonly PriorityQueue<Func<Instant, SiteEvent>, (TimeSpan At, long Order)> _pending = new();
    private readonly Dictionary<string, Transition> _transitions = [];
    private readonly List<string> _order = [];
    private long _events;
    private TimeSpan _readDue;
    private TimeSpan _wakeAt;

    public SiteState State { get; private set; } = initial;
    public Dictionary<string, CommandAnswer> Answers { get; } = [];

    /// <summary>Shadow mode: what would have been done, and when.</summary>
    public List<(DateTimeOffset At, string Sentence)> Wishes { get; } = [];

    /// <summary>Each as far as it has come, in the order of their decisions.</summary>
    public IReadOnlyList<Transition> Transitions => [.. _order.Select(id => _transitions[id])];

    public TimeSpan Due
    {
        get
        {
            var due = _readDue < _wakeAt ? _readDue : _wakeAt;
            return _pending.TryPeek(out _, out var next) && next.At < due ? next.At : due;
        }
    }

    public void Step(TimeSpan now)
    {
        while (_pending.TryPeek(out var make, out var next) && next.At <= now)
        {
            _pending.Dequeue();
            Take(make, now);
        }
        if (_readDue <= now)
        {
            _readDue = now + State.Site.Policy.ReadInterval;
            Read(now);
        }
        if (_wakeAt <= now) Take(at => new Ticked(at), now);
    }

    public void Report(PathReport report, TimeSpan now) => Take(at => new PathReported(at, report), now);

    public void Take(Func<Instant, SiteEvent> make, TimeSpan now)
    {
        var decision = Machine.Decide(State, make(new Instant(now, origin + now)));
        State = decision.State;
        _wakeAt = decision.WakeAt;
        foreach (var effect in decision.Effects) Carry(effect, now);
        if (State.Flight?.Transition is { } open) _transitions[open.Id] = open;
    }

    private void Carry(Effect effect, TimeSpan now)
    {
        switch (effect)
        {
            case WriteSlot write: Write(write, now); break;
            case ReadRoutes: Read(now); break;
            case KeepRecord { Kind: RecordKind.TransitionIntent, Transition: { } begun }:
                _order.Add(begun.Id);
                _transitions[begun.Id] = begun;
                break;
            case KeepRecord { Kind: RecordKind.TransitionOutcome, Transition: { } ended }: _transitions[ended.Id] = ended; break;
            case KeepRecord { Kind: RecordKind.WouldSwitch } wish: Wishes.Add((wish.At.Utc, wish.Sentence)); break;
            case AnswerCommand answer: Answers[answer.Answer.Id] = answer.Answer; break;
            // Writes are on their way at once: none waits to be dropped. Nobody reads a log or a state file of what never was.
        }
    }

    private void Write(WriteSlot write, TimeSpan now) => Later(now + writeTime, at =>
    {
        routes.Point(write.Write.Slot, write.Write.To);
        return new WriteEnded(at, write.Number, write.Write.Slot, now, new(Routing.WriteResult.Done, "", [], null, "replayed"));
    });

    private void Read(TimeSpan now)
    {
        var ended = now + ReadTime;
        var reading = routes.Read(State.Site, now, ended, origin + ended);
        Later(ended, at => new RoutesRead(at, reading));
    }

    private void Later(TimeSpan at, Func<Instant, SiteEvent> make) => _pending.Enqueue(make, (at, _events++));
}
