using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Replay;

/// <summary>Plays one path's stored rounds to the judge that the monitor runs. Nothing is sent: the book is told of each round and each answer at its time.</summary>
internal sealed class ReplayedPath(WatchedPath watched, IRoundEvents verdicts) : IDisposable
{
    private readonly PriorityQueue<(long Index, uint Answered, TimeSpan SentAt), TimeSpan> _answers = new();
    private IEnumerator<StoredRound> _rounds = Enumerable.Empty<StoredRound>().GetEnumerator();
    private bool _hasNext;

    public WatchedPath Watched => watched;

    /// <summary>Goes on with other rounds; what was sent is still answered.</summary>
    public void Follow(IEnumerable<StoredRound> rounds)
    {
        _rounds.Dispose();
        _rounds = rounds.GetEnumerator();
        _hasNext = _rounds.MoveNext();
    }

    public TimeSpan Due
    {
        get
        {
            var due = watched.Main.JudgeDue;
            if (_hasNext && _rounds.Current.SentAt < due) due = _rounds.Current.SentAt;
            return _answers.TryPeek(out _, out var answered) && answered < due ? answered : due;
        }
    }

    /// <summary>In the prober's own order: what came in, what is due to be judged, what goes out.</summary>
    public void Step(TimeSpan now)
    {
        while (_answers.TryPeek(out var answer, out var at) && at <= now)
        {
            _answers.Dequeue();
            Answer(answer.Index, answer.Answered, answer.SentAt, at);
        }
        watched.Main.Judge(now, verdicts);
        for (; _hasNext && _rounds.Current.SentAt <= now; _hasNext = _rounds.MoveNext()) Send(_rounds.Current, now);
    }

    public void Dispose() => _rounds.Dispose();

    private void Send(in StoredRound round, TimeSpan now)
    {
        var book = watched.Main.Book;
        if (book.IsFull) return; // as the prober does: overtaking a round that still waits would lose its outcome
        var index = book.Begin(round.Kind, now);
        for (var target = 0; target < watched.Main.Targets.Length; target++)
        {
            if ((round.Void & (1u << target)) != 0) book.NotSent(index, target);
            else book.Sent(index, target, now);
        }
        if (round.Answered != 0) _answers.Enqueue((index, round.Answered, now), now + round.RoundTrip);
        watched.Main.Judge(now, verdicts);
    }

    private void Answer(long index, uint answered, TimeSpan sentAt, TimeSpan at)
    {
        for (var target = 0; target < watched.Main.Targets.Length; target++)
            if ((answered & (1u << target)) != 0)
                watched.Main.Answer(new Probe { Track = watched.Main, Round = index, Target = (byte)target, SentAt = sentAt }, at, at, verdicts);
    }
}
