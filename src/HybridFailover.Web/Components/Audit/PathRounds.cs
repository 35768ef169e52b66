using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Probing;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>A path's rounds around a decision.</summary>
/// <param name="Fault">Why they are not, or not surely, what was recorded; null: they fit the hash in the record.</param>
/// <param name="DownAfter">Lost rounds in a row that make it down; null: the policy is not recorded.</param>
/// <param name="Silence">Beyond this time without a round it is a gap: nothing was measured.</param>
public sealed record PathRounds(string Name, IReadOnlyList<string> Targets, IReadOnlyList<EvidenceRound> Rounds, string? Fault, TimeSpan Timeout, TimeSpan Silence, int? DownAfter)
{
    /// <summary>The lost rounds in a row that made the path down, and when the last of them had timed out. Null: fewer were lost right before the decision.</summary>
    public (int Count, TimeSpan KnownAt)? LostInARow
    {
        get
        {
            var run = Rounds.Where(round => round.At + Timeout <= Slack && round.Kind != RoundKind.Rehearsal && round.Outcome is RoundOutcome.Good or RoundOutcome.Lost)
                .Reverse().TakeWhile(round => round.Outcome == RoundOutcome.Lost).Reverse().ToList();
            if (DownAfter is not { } limit || run.Count < limit) return null;
            return (limit, Earlier(run[limit - 1].At + Timeout, TimeSpan.Zero));
        }
    }

    /// <summary>When the first reply came to a probe that was sent after the decision.</summary>
    public TimeSpan? FirstGoodAfter => Rounds.Where(round => round.At >= TimeSpan.Zero && round.Outcome == RoundOutcome.Good && round.Trip is not null)
        .Select(round => (TimeSpan?)(round.At + round.Trip!.Value)).FirstOrDefault();

    /// <summary>Where nothing was measured, from the first to the last instant of the evidence.</summary>
    public IEnumerable<(TimeSpan From, TimeSpan To)> Gaps
    {
        get
        {
            var last = EvidenceReading.Begin;
            foreach (var round in Rounds)
            {
                if (round.At - last > Silence) yield return (last, round.At);
                last = round.At;
            }
            if (EvidenceReading.End - last > Silence) yield return (last, EvidenceReading.End);
        }
    }

    /// <summary>A timeout is judged a moment after it: the decision's own instant is that of the last one.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);

    internal static PathRounds Of(StoredEvidence.Path path, RecordedPolicy? policy)
    {
        var rounds = path.Rounds is { } columns ? Enumerable.Range(0, columns.Count).Select(round => Of(columns, round)).OrderBy(round => round.At).ToList() : [];
        var timeout = policy?.Timeout ?? TimeSpan.FromMilliseconds(200);
        // The machine itself says "unknown" when three intervals and one timeout have brought nothing.
        return new PathRounds(path.Name, path.Targets, rounds, path.Fault, timeout, 3 * (policy?.Interval ?? Pace(rounds)) + timeout, policy?.DownAfter);
    }

    /// <summary>Rounds that were sent within a part of the time.</summary>
    public IEnumerable<EvidenceRound> Between(TimeSpan from, TimeSpan to) => Rounds.Where(round => round.At >= from && round.At < to);

    private static EvidenceRound Of(EvidenceColumns columns, int round) => new(
        TimeSpan.FromMicroseconds(columns.SentMicroseconds[round]),
        columns.RoundTripMicroseconds[round] is >= 0 and var trip ? TimeSpan.FromMicroseconds(trip) : null,
        (RoundKind)columns.Kinds[round], (RoundOutcome)columns.Outcomes[round], columns.Late[round] != 0);

    // Without a policy: the middle one of the times between steady rounds.
    private static TimeSpan Pace(List<EvidenceRound> rounds)
    {
        var steps = rounds.Where(round => round.Kind == RoundKind.Steady).Select(round => round.At).ToList();
        var between = steps.Zip(steps.Skip(1), (first, second) => second - first).Order().ToList();
        return between.Count > 0 ? between[between.Count / 2] : TimeSpan.FromSeconds(1);
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
