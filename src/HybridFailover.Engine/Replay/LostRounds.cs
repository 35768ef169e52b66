using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>The rounds of a path's runs, in order, and the good ones that are known to have ended them.</summary>
internal sealed class LostRounds(List<LossRun> runs, List<Counted> counted, SitePath path, DateTimeOffset origin)
{
    private static readonly TimeSpan LeastSpread = TimeSpan.FromMilliseconds(10);

    private readonly int _targets = ProbedTargets.Of(path).Count;
    private readonly bool _bursts = !ProbedTargets.AreConnect(path);
    private readonly TimeSpan _interval = ProbedTargets.Interval(path);

    public IEnumerable<StoredRound> All()
    {
        var budget = new BurstBudget();
        var second = 0;
        for (var index = 0; index < runs.Count; index++)
        {
            var run = runs[index];
            var (from, to) = (run.StartedAt - origin, run.StartedAt + run.Length - origin);
            while (second < counted.Count && counted[second].To <= from) second++;
            var trip = second > 0 ? counted[second - 1].Median : TimeSpan.FromMilliseconds(1);
            var next = index + 1 < runs.Count ? runs[index + 1].StartedAt - origin : TimeSpan.MaxValue;
            var isEnded = false;
            foreach (var round in RunRounds.Of(run, from, _targets, path.Policy, _interval, _bursts ? Suspected(trip, from, budget) : null, trip))
            {
                if (round.Answered != 0 && round.SentAt >= next) continue;
                isEnded |= round.Answered != 0;
                yield return round;
            }
            // Two runs of one kind are two because a good round lay between them; one more of a burst's says no more than that.
            if (!isEnded && index + 1 < runs.Count && runs[index + 1].Kind == run.Kind && next - to < 2 * _interval)
                yield return new StoredRound(to + (next - to) / 2, RoundKind.Burst, StoredRound.All(_targets), StoredRound.All(_targets), 0, 0, trip, IsKnown: false);
        }
    }

    // As the prober does: a little more than the usual round trip, at most half the timeout; beyond the budget only when the round is lost.
    private TimeSpan Suspected(TimeSpan trip, TimeSpan at, BurstBudget budget)
    {
        var usual = trip + LeastSpread;
        var after = usual < path.Policy.Timeout / 2 ? usual : path.Policy.Timeout / 2;
        if (!budget.Allows(at + after)) after = path.Policy.Timeout;
        budget.Take(at + after);
        return after;
    }
}
