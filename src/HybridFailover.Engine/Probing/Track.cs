using System.Numerics;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Probing;

/// <summary>
/// The rounds of one path's ICMP targets, or of its TCP and HTTP targets: their pace, their book, and the suspicion that bursts them.
/// </summary>
internal sealed class Track
{
    /// <summary>Targets of a track: rounds keep them as bits.</summary>
    public const int MaxTargets = 32;

    /// <summary>TCP and HTTP targets are probed at most this often.</summary>
    public static readonly TimeSpan ConnectInterval = TimeSpan.FromSeconds(1);

    /// <summary>Rounds of a rehearsal, and how often it is repeated.</summary>
    public const int RehearsalRounds = 10;
    public static readonly TimeSpan RehearsalEvery = TimeSpan.FromHours(1);

    private readonly BurstBudget _budget = new();
    private SmoothedRoundTrip _quorumTime;
    private Pace _pace;
    private long _unsuspected;
    private long _burstFrom;
    private int _rehearsalsLeft;
    private TimeSpan _rehearsalAt = TimeSpan.MaxValue;
    private TimeSpan _resultAt;
    private bool _silenceTold;
    private double _phase;

    public Track(ProbeGroup group, IReadOnlyList<Target> targets, object owner)
    {
        Group = group;
        Owner = owner;
        Targets = [.. targets.Take(MaxTargets).Select(target => new TrackTarget(target))];
        IsConnect = Targets[0].Target.Kind != TargetKind.Icmp;
        Book = new RoundBook(Targets.Length, 64);
    }

    public ProbeGroup Group { get; }

    /// <summary>Whose track it is: for the listener.</summary>
    public object Owner { get; }
    public TrackTarget[] Targets { get; }
    public bool IsConnect { get; }
    public RoundBook Book { get; }
    public TimeSpan Timeout => Book.Timeout;
    public TimeSpan Interval => _pace.Interval;

    /// <summary>Its place in the heap of due tracks; -1: none.</summary>
    public int HeapPlace { get; set; } = -1;

    /// <summary>Its key in that heap.</summary>
    public TimeSpan Due { get; private set; }

    /// <summary>The path's own burst runs.</summary>
    public bool IsSuspected { get; private set; }

    /// <summary>False while the path is down: there is nothing left to confirm.</summary>
    public bool MayBurst { get; set; } = true;

    /// <summary>True while the path is up: a rehearsal on any other would measure the path and not the target.</summary>
    public bool MayRehearse { get; set; }

    private bool IsBursting => !IsConnect && (IsSuspected || Group.IsSuspected);

    /// <summary>A rehearsal goes on between steady rounds, which keep their time: it must not slow down what a blackout is noticed by.</summary>
    private TimeSpan SendDue =>
        IsBursting || (_rehearsalsLeft > 0 && _pace.FastDue < _pace.SteadyDue) ? _pace.FastDue : _pace.SteadyDue;

    private TimeSpan Silence => 3 * _pace.Interval + Timeout;

    /// <summary>Takes over a policy; what was measured stays.</summary>
    /// <param name="quorum">Targets that must answer, at most as many as there are.</param>
    /// <param name="phase">Where in its interval the track sends, 0..1, when the interval is new.</param>
    public void Follow(Policy policy, int quorum, double phase, TimeSpan now)
    {
        _phase = phase;
        Book.Timeout = policy.Timeout;
        Book.Quorum = Math.Clamp(quorum, 1, Targets.Length);
        var interval = IsConnect && policy.Interval < ConnectInterval ? ConnectInterval : policy.Interval;
        var fast = policy.ConfirmInterval < interval ? policy.ConfirmInterval : interval;
        Book.Ring.Reserve(CapacityFor(interval, fast, policy.Timeout));
        _pace.FastInterval = fast;
        if (interval != _pace.Interval)
        {
            if (_pace.Interval == default) _resultAt = now;
            _pace.Interval = interval;
            _pace.SteadyDue = Milliseconds(now + phase * interval);
            _pace.FastDue = _pace.SteadyDue;
        }
        Plan();
    }

    /// <summary>Judges what is due.</summary>
    public void Judge(TimeSpan now, IRoundEvents events)
    {
        Book.Expire(now, this, events);
        Suspect(now, events);
        if (_silenceTold || now - _resultAt < Silence) return;
        _silenceTold = true;
        EndBurst(now, events);
        events.Silent(this, now);
    }

    /// <summary>Opens the round that is due.</summary>
    /// <returns>Its index; -1: none is due.</returns>
    public long TryBegin(TimeSpan now)
    {
        if (SendDue > now) return -1;
        if (Book.IsFull)
        {
            _pace.Go(now); // left out: overtaking a round that still waits would lose its outcome
            return -1;
        }
        if (now >= _rehearsalAt && MayRehearse && _pace.FastInterval < _pace.Interval)
        {
            _rehearsalsLeft = RehearsalRounds;
            _rehearsalAt = now + RehearsalEvery;
        }
        if (_pace.Go(now)) return Book.Begin(RoundKind.Steady, now);
        if (IsBursting) return Book.Begin(RoundKind.Burst, now);
        _rehearsalsLeft--;
        return Book.Begin(RoundKind.Rehearsal, now);
    }

    /// <summary>Enters a valid answer.</summary>
    public void Answer(in Probe probe, TimeSpan receivedAt, TimeSpan now, IRoundEvents events)
    {
        var worth = Book.Answer(probe.Round, probe.Target, probe.SentAt, receivedAt);
        if (worth != AnswerWorth.Late && Book.Ring.Holds(probe.Round))
        {
            ref var round = ref Book.Ring[probe.Round];
            if ((round.Answered & (1u << probe.Target)) != 0 && BitOperations.PopCount(round.Answered) == Book.Quorum) _quorumTime.Add(receivedAt < round.SentAt ? TimeSpan.Zero : receivedAt - round.SentAt);
        }
        if (IsSuspected && probe.Round >= _burstFrom) EndBurst(now, events);
        if (worth == AnswerWorth.FirstInTime) events.Answered(this, now);
        Book.Expire(now, this, events);
    }

    /// <summary>A round's outcome was told.</summary>
    public void Heard(RoundKind kind, RoundOutcome outcome, TimeSpan sentAt, TimeSpan now, IRoundEvents events)
    {
        // A rehearsal's losses are the target's and start no burst.
        if (outcome == RoundOutcome.Void || (kind, outcome) == (RoundKind.Rehearsal, RoundOutcome.Lost)) return;
        _resultAt = now;
        _silenceTold = false;

        // A lost round starts a burst only when the budget is spent: before that, suspicion did so already.
        if (outcome != RoundOutcome.Lost || !CanSuspect || _budget.Allows(now) || Book.AnsweredSentAt > sentAt) return;
        Begin(Book.Ring.Head, now, events);
    }

    /// <summary>Every probe of a round has its outcome.</summary>
    public void Count(in RingRound round)
    {
        for (var target = 0; target < Targets.Length; target++)
        {
            var bit = 1u << target;
            if ((round.Void & bit) == 0) Targets[target].Count(round.Kind, (round.Pending & bit) != 0);
        }
    }

    /// <summary>Plans the first rehearsal, within 30 s: a whole fleet that came up together does not rehearse together.</summary>
    public void Rehearse(TimeSpan now)
    {
        if (!IsConnect && _rehearsalAt == TimeSpan.MaxValue) _rehearsalAt = now + _phase * TimeSpan.FromSeconds(30);
    }

    /// <summary>A verdict or an answer came: the burst has done its work, and what it sent is suspected of nothing more.</summary>
    public void EndBurst(TimeSpan now, IRoundEvents events)
    {
        _unsuspected = Book.Ring.Head;
        if (!IsSuspected) return;
        IsSuspected = false;
        events.Suspected(this, now);
    }

    /// <summary>The next fast round follows at once.</summary>
    public void Hurry(TimeSpan now) => _pace.FastDue = now;

    /// <summary>When <see cref="Judge"/> has something to do, if nothing else happens before: a timeout, a suspicion, a silence.</summary>
    public TimeSpan JudgeDue
    {
        get
        {
            var due = Book.NextTimeout;
            if (!_silenceTold && _resultAt + Silence < due) due = _resultAt + Silence;
            return SuspicionDue < due ? SuspicionDue : due;
        }
    }

    /// <summary>Brings <see cref="Due"/> up to date.</summary>
    public void Plan() => Due = SendDue < JudgeDue ? SendDue : JudgeDue;

    /// <summary>At least 200 s of steady rounds, the bursts that the budget allows, and all that one timeout can hold.</summary>
    private static int CapacityFor(TimeSpan interval, TimeSpan fast, TimeSpan timeout) =>
        Math.Clamp((int)(TimeSpan.FromSeconds(200) / interval * 1.25) + 256, (int)(2 * (timeout / fast)) + 64, 1 << 20);

    private static TimeSpan Milliseconds(TimeSpan time) => TimeSpan.FromTicks(time.Ticks - time.Ticks % TimeSpan.TicksPerMillisecond);

    private bool CanSuspect => !IsConnect && !IsSuspected && MayBurst;

    private TimeSpan SuspicionDue
    {
        get
        {
            if (!CanSuspect) return TimeSpan.MaxValue;
            if (_unsuspected < Book.Ring.Oldest) _unsuspected = Book.Ring.Oldest;
            while (_unsuspected < Book.Ring.Head && Book.Ring[_unsuspected] is { Outcome: not RoundOutcome.Open } or { Kind: RoundKind.Rehearsal })
                _unsuspected++;
            return _unsuspected == Book.Ring.Head ? TimeSpan.MaxValue : Book.Ring[_unsuspected].SentAt + _quorumTime.Allowance(Timeout / 2);
        }
    }

    private void Suspect(TimeSpan now, IRoundEvents events)
    {
        if (SuspicionDue > now) return;
        var from = _unsuspected++;
        if (!_budget.Allows(now)) return;
        Begin(from, now, events);
    }

    private void Begin(long from, TimeSpan now, IRoundEvents events)
    {
        _budget.Take(now);
        (IsSuspected, _burstFrom, _rehearsalsLeft) = (true, from, 0);
        Hurry(now);
        events.Suspected(this, now);
    }
}
