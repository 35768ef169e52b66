using System.Numerics;

namespace HybridFailover.Engine.Probing;

/// <summary>What an answer was worth.</summary>
internal enum AnswerWorth : byte { Late, InTime, FirstInTime }

/// <summary>A path's rounds and what became of their probes. Outcomes are told in the order in which the rounds were sent.</summary>
internal sealed class RoundBook(int targets, int capacity)
{
    private readonly uint _all = targets == 32 ? uint.MaxValue : (1u << targets) - 1;
    public RoundRing Ring { get; } = new(capacity);
    public ProbeCounts Counts;
    private long _undecided;
    private long _unsettled;
    private TimeSpan _goodSentAt = TimeSpan.MinValue;

    public TimeSpan Timeout { get; set; }
    public int Quorum { get; set; }

    /// <summary>When the newest probe that was validly answered in time was sent.</summary>
    public TimeSpan? AnsweredSentAt { get; private set; }

    /// <summary>When the oldest round that still waits is over.</summary>
    public TimeSpan NextTimeout => _unsettled < Ring.Head ? Ring[_unsettled].SentAt + Timeout : TimeSpan.MaxValue;

    /// <summary>Opens a round; each of its targets must then be entered by <see cref="Sent"/> or <see cref="NotSent"/>.</summary>
    public long Begin(RoundKind kind, TimeSpan now) => Ring.Add(new RingRound { SentAt = now, Kind = kind, Outcome = RoundOutcome.Open });

    /// <summary>True when the ring would overtake a round that still waits: it is too small, and nothing may be sent.</summary>
    public bool IsFull => Ring.Head - _unsettled >= Ring.Capacity;

    public void Sent(long index, int target, TimeSpan sentAt)
    {
        ref var round = ref Ring[index];
        if ((round.Sent & (1u << target)) != 0) return; // given up as left behind, and sent after all: it stays void
        if (round.Sent == round.Void) round.SentAt = sentAt;
        round.Sent |= 1u << target;
        Counts.Sent++;
    }

    /// <summary>The probe never left: void, nobody's loss.</summary>
    public void NotSent(long index, int target)
    {
        ref var round = ref Ring[index];
        round.Sent |= 1u << target;
        round.Void |= 1u << target;
        Counts.Sent++;
        Counts.Void++;
    }

    /// <summary>The probe was taken for sent, and never left.</summary>
    public void Withdraw(long index, int target)
    {
        var isHeld = Ring.Holds(index);
        if (isHeld && (Ring[index].Void & (1u << target)) != 0) return;
        if (index < _unsettled) Counts.Lost--;
        Counts.Void++;
        if (isHeld) Ring[index].Void |= 1u << target;
    }

    /// <summary>Enters the only valid answer to a probe.</summary>
    public AnswerWorth Answer(long index, int target, TimeSpan sentAt, TimeSpan receivedAt)
    {
        var bit = 1u << target;
        if (!Ring.Holds(index)) return Overtaken();
        ref var round = ref Ring[index];
        var inTime = receivedAt <= round.SentAt + Timeout;
        var isFirst = round.Answered == 0;
        if (inTime && (AnsweredSentAt is not { } newest || newest < round.SentAt)) AnsweredSentAt = round.SentAt;

        // A void probe stays void: it may prove that the path lives, and changes no figure.
        if ((round.Void & bit) != 0) return inTime ? isFirst ? AnswerWorth.FirstInTime : AnswerWorth.InTime : AnswerWorth.Late;
        if (!inTime || index < _unsettled)
        {
            if (index < _unsettled) Counts.Lost--;
            Counts.Late++;
            round.Late |= bit;
            return AnswerWorth.Late;
        }
        Counts.Answered++;
        round.Answered |= bit;
        round.Took(receivedAt - sentAt);
        if (round.Outcome == RoundOutcome.Open && BitOperations.PopCount(round.Answered) >= Quorum)
        {
            round.Outcome = RoundOutcome.Good;
            if (_goodSentAt < round.SentAt) _goodSentAt = round.SentAt;
        }
        return isFirst ? AnswerWorth.FirstInTime : AnswerWorth.InTime;
    }

    /// <summary>Decides the rounds whose timeout is over, and tells all that is decided. Only after the sockets were drained.</summary>
    public void Expire(TimeSpan now, Track track, IRoundEvents events)
    {
        for (var index = _undecided; index < Ring.Head; index++)
        {
            ref var round = ref Ring[index];
            if (round.Outcome != RoundOutcome.Open) continue;
            if (round.Sent != _all)
            {
                if (now < round.SentAt + Timeout) break; // begun in this very iteration, its probes still in the batch
                for (var target = 0; target < targets; target++)
                    if ((round.Sent & (1u << target)) == 0) NotSent(index, target); // an iteration that failed left them behind
            }

            // Where the probes that never left could have made the quorum, nobody knows: void, not lost.
            if (round.Void == round.Sent) round.Outcome = RoundOutcome.Void;
            else if (now < round.SentAt + Timeout) break;
            else round.Outcome = BitOperations.PopCount(round.Answered | round.Void) >= Quorum ? RoundOutcome.Void : RoundOutcome.Lost;
        }
        while (_undecided < Ring.Head && Ring[_undecided].Outcome != RoundOutcome.Open)
        {
            var round = Ring[_undecided++];
            events.Decided(track, new RoundDecided(round.Kind, round.Outcome, round.SentAt, now, round.Outcome == RoundOutcome.Lost && _goodSentAt > round.SentAt));
            track.Heard(round.Kind, round.Outcome, round.SentAt, now, events);
        }
        while (_unsettled < _undecided)
        {
            var round = Ring[_unsettled];
            if (round.Pending != 0 && now < round.SentAt + Timeout) break;
            _unsettled++;
            Counts.Lost += BitOperations.PopCount(round.Pending);
            track.Count(in round);
            events.Settled(track, round.ToRound(), now);
        }
    }

    /// <summary>The monitor was late: what waits is void, and what answered in time has answered.</summary>
    /// <returns>How many rounds became void.</returns>
    public int VoidOpen()
    {
        var voided = 0;
        for (var index = _unsettled; index < Ring.Head; index++)
        {
            ref var round = ref Ring[index];
            Counts.Void += BitOperations.PopCount(round.Pending);
            round.Void |= round.Pending;
            if (round.Outcome != RoundOutcome.Open) continue;
            round.Outcome = RoundOutcome.Void;
            voided++;
        }
        return voided;
    }

    private AnswerWorth Overtaken()
    {
        Counts.Lost--;
        Counts.Late++;
        return AnswerWorth.Late;
    }
}
