using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>
/// A path's rounds, rebuilt from what is stored: where there is evidence, its rounds and no others; else the runs' lost, late and void rounds, and as many
/// good ones as were counted, evenly spaced. Where nothing is stored nothing was sent, and the judge falls silent.
/// </summary>
/// <param name="path">As it was configured when the rounds were sent.</param>
internal sealed class RoundStream(PathRecord record, SitePath path, DateTimeOffset origin)
{
    private readonly int _targets = ProbedTargets.Of(path).Count;
    private readonly TimeSpan _interval = ProbedTargets.Interval(path);
    private readonly List<LossRun> _runs = RunRounds.Whole(record.Runs);
    private readonly List<Counted> _counted = Counted.Of(record, origin);

    public EvidenceStream Evidence { get; } = EvidenceStream.Of(record.Evidence, origin, ProbedTargets.Of(path).Count);

    /// <summary>In the order of sending.</summary>
    public IEnumerable<StoredRound> Rounds(TimeSpan from, TimeSpan to)
    {
        var rebuilt = InOrder(Lost(), Good()).Where(round => !Evidence.Covers(round.SentAt));
        return InOrder(Evidence.Rounds, rebuilt).SkipWhile(round => round.SentAt < from).TakeWhile(round => round.SentAt < to);
    }

    /// <summary>Outside the evidence some probes were lost and others not: which targets' they were is not known.</summary>
    public bool LosesInPart => _counted.Exists(counted => counted.Unanswered > 0 && counted.Unanswered < counted.Sent && !Evidence.Covers(counted.From, counted.To));

    /// <summary>How much of a time nothing is stored of, and of how much only minutes.</summary>
    public (TimeSpan Missing, TimeSpan Coarse) Unknown(TimeSpan from, TimeSpan to)
    {
        var (known, missing, coarse) = (from, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var counted in _counted.Where(counted => counted.To > from && counted.From < to))
        {
            // A pace of less than one round a second leaves seconds without any.
            if (counted.From - known >= TimeSpan.FromSeconds(1) + _interval) missing += counted.From - known;
            if (counted.To > known) known = counted.To;
            if (counted.Length > TimeSpan.FromSeconds(1)) coarse += counted.Length;
        }
        return (to - known >= TimeSpan.FromSeconds(1) + _interval ? missing + (to - known) : missing, coarse);
    }

    private IEnumerable<StoredRound> Lost() => new LostRounds(_runs, _counted, path, origin).All();

    private IEnumerable<StoredRound> Good()
    {
        var all = StoredRound.All(_targets);
        using var lost = Lost().Where(round => round.Kind == RoundKind.Steady && round.Answered == 0).GetEnumerator();
        var hasLost = lost.MoveNext();
        var (run, turn, grid, wasLost) = (0, 0, 0, false);
        foreach (var counted in _counted)
        {
            var rounds = counted.Rounds(_targets);
            var free = new Places(rounds);
            // A run begins with a steady round: the nearest one before tells the grid, or, before the first, that one.
            while (grid + 1 < _runs.Count && _runs[grid + 1].StartedAt - origin <= counted.From) grid++;
            var onGrid = _runs.Count > 0 ? _runs[grid].StartedAt - origin : TimeSpan.Zero;
            var silent = 0;
            for (; hasLost && lost.Current.SentAt < counted.To; hasLost = lost.MoveNext())
            {
                if (lost.Current.SentAt < counted.From) continue;
                free.Take((int)((lost.Current.SentAt - counted.From) / counted.Length * rounds));
                if (!lost.Current.IsVoid) silent++;
            }
            // What is left of the losses is good rounds', of one target none; more than those can have are rounds of a run that is not stored (yet).
            var losses = new TargetLosses(Math.Max(0, counted.Unanswered - _targets * silent), free.Count, _targets, Math.Min(path.Policy.Quorum, _targets), turn++);
            for (var (place, nth) = (0, 0); place < rounds; place++)
            {
                if (!free.Has(place)) continue;
                var sentAt = counted.At(place, rounds, onGrid, _interval);
                while (run < _runs.Count && sentAt > _runs[run].StartedAt + _runs[run].Length - origin) run++;
                if (run < _runs.Count && sentAt >= _runs[run].StartedAt - origin) continue; // a run has no good round in it, wherever the counts would put one
                var isLost = wasLost ? nth < losses.Whole : nth >= free.Count - losses.Whole;
                yield return new StoredRound(sentAt, RoundKind.Steady, all, isLost ? 0 : all & ~losses.Of(nth), 0, 0, counted.Trip(place, rounds), IsKnown: false);
                nth++;
            }
            wasLost = losses.Whole > 0;
        }
    }

    private static IEnumerable<StoredRound> InOrder(IEnumerable<StoredRound> one, IEnumerable<StoredRound> other)
    {
        using var left = one.GetEnumerator();
        using var right = other.GetEnumerator();
        var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
        while (hasLeft || hasRight)
            if (hasLeft && (!hasRight || left.Current.SentAt <= right.Current.SentAt))
            {
                yield return left.Current;
                hasLeft = left.MoveNext();
            }
            else
            {
                yield return right.Current;
                hasRight = right.MoveNext();
            }
    }
}
