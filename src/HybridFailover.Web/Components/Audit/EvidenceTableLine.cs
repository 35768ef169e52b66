using HybridFailover.Engine.Probing;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Audit;

/// <summary>The chart's numbers in words, by second, or by tenth of a second where a part is looked at.</summary>
/// <param name="Cells">One for each path.</param>
public sealed record EvidenceTableLine(TimeSpan At, IReadOnlyList<EvidenceTableLine.Cell> Cells)
{
    /// <param name="Median">"9.4 ms"; "–": no round was answered.</param>
    /// <param name="Rounds">"5 sent", "2 of 5 lost", "no round: nothing was measured".</param>
    public sealed record Cell(string Median, string Highest, string Rounds, bool IsBad);

    internal static IReadOnlyList<EvidenceTableLine> Of(EvidenceReading evidence, EvidenceAxis axis)
    {
        var step = TimeSpan.FromSeconds((axis.To - axis.From).TotalSeconds > 30 ? 1 : 0.1);
        var lines = new List<EvidenceTableLine>();
        for (var at = axis.From; at < axis.To; at += step) lines.Add(new EvidenceTableLine(at, [.. evidence.Paths.Select(path => Of([.. path.Between(at, at + step)]))]));
        return lines;
    }

    private static Cell Of(IReadOnlyList<EvidenceRound> rounds)
    {
        if (rounds.Count == 0) return new Cell(Figures.None, Figures.None, "no round", false);
        var trips = rounds.Select(round => round.Trip).OfType<TimeSpan>().Order().ToList();
        var lost = rounds.Count(round => round.Outcome == RoundOutcome.Lost);
        var late = rounds.Count(round => round.Outcome == RoundOutcome.Lost && round.IsLate);
        var voided = rounds.Count(round => round.Outcome == RoundOutcome.Void);
        var words = lost == 0 ? $"{rounds.Count} sent" : $"{lost} of {rounds.Count} lost";
        return new Cell(
            Figures.Latency(trips.Count > 0 ? trips[trips.Count / 2] : null), Figures.Latency(trips.Count > 0 ? trips[^1] : null),
            $"{words}{(late > 0 ? $", {late} late" : "")}{(voided > 0 ? $", {voided} void" : "")}", lost > 0);
    }
}
