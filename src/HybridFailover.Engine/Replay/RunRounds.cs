using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>
/// From a run (start, length, number of rounds) to its rounds. The first and the last are where they were; between them the burst, which suspicion
/// sent after the first, stands as long as the number of rounds asks for, and steady rounds fill the rest.
/// </summary>
internal static class RunRounds
{
    /// <summary>Clocks read a little apart.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(2);

    /// <summary>Pieces of one run, put together.</summary>
    public static List<LossRun> Whole(IEnumerable<LossRun> pieces)
    {
        var runs = new List<LossRun>();
        foreach (var piece in pieces.OrderBy(piece => piece.StartedAt))
            if (runs.Count > 0 && runs[^1] is var last && last.Kind == piece.Kind && last.StartedAt + last.Length == piece.StartedAt)
                runs[^1] = last with { Length = last.Length + piece.Length, Rounds = last.Rounds + piece.Rounds };
            else runs.Add(piece);
        return runs;
    }

    /// <param name="from">When the run's first round was sent, since the origin.</param>
    /// <param name="interval">From one steady round to the next.</param>
    /// <param name="suspectedAfter">How long after the first round's sending the burst begins; null: this path has none.</param>
    /// <param name="trip">Of the good round that ended the burst.</param>
    public static IEnumerable<StoredRound> Of(LossRun run, TimeSpan from, int targets, Policy policy, TimeSpan interval, TimeSpan? suspectedAfter, TimeSpan trip)
    {
        var all = StoredRound.All(targets);
        var (late, isVoid) = (run.Kind == LossKind.Late ? all : 0, run.Kind == LossKind.Void ? all : 0);
        var after = run.Kind == LossKind.Void ? null : suspectedAfter;
        // What is more than one an interval was a burst's.
        var bursts = after is null ? 0 : Math.Max(0, run.Rounds - 1 - (int)((run.Length + Slack) / interval));
        var pace = new Pace { Interval = interval, FastInterval = policy.ConfirmInterval < interval ? policy.ConfirmInterval : interval, SteadyDue = from };
        var end = from + run.Length;
        var isBursting = false;
        for (var index = 0; index < run.Rounds; index++)
        {
            // The last one may be a steady round that fell due while the burst went out: then it is where the burst had it.
            isBursting = index > 0 && (bursts > 0 || (after is not null && index == run.Rounds - 1 && (pace.FastDue - end).Duration() <= Slack));
            var planned = index == 0 ? from : isBursting ? pace.FastDue : pace.SteadyDue;
            var isSteady = pace.Go(planned);
            if (index == 0) pace.FastDue = from + (after ?? interval);
            if (!isSteady) bursts--;
            var sentAt = index == run.Rounds - 1 || planned > end ? end : planned;
            yield return new StoredRound(sentAt, isSteady ? RoundKind.Steady : RoundKind.Burst, all, 0, late, isVoid, TimeSpan.Zero, IsKnown: false);
        }

        // A burst goes on until it is answered, which may be before the first lost round's timeout: then none of them counts.
        if (after is { } wait && (isBursting || run.Rounds == 1))
            yield return new StoredRound(end + (run.Rounds == 1 ? wait : policy.ConfirmInterval), RoundKind.Burst, all, all, 0, 0, trip, IsKnown: false);
    }
}
