using System.Globalization;
using System.Text;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Web.Components.Audit;

/// <summary>One path on the chart, as SVG path data. A lost round is a bar of its own lane, a gap is a hatch there; neither is ever a latency, and no line crosses them.</summary>
/// <param name="Line">Round trips, joined only where each follows the one before it.</param>
/// <param name="Gaps">From and width, in units of the axis.</param>
public sealed record EvidenceDrawing(string Line, string Lost, string Late, string Void, IReadOnlyList<(double X, double Width)> Gaps)
{
    private const int Lane = 10;

    internal static EvidenceDrawing Of(PathRounds path, EvidenceAxis axis)
    {
        StringBuilder line = new(), lost = new(), late = new(), voided = new();
        TimeSpan? before = null;
        foreach (var round in path.Between(axis.From, axis.To))
        {
            if (round.Trip is { } trip)
            {
                // One round alone is a dot: a line of no length with round ends.
                var begins = before is not { } last || round.At - last > path.Silence;
                line.Append(CultureInfo.InvariantCulture, $"{(begins ? "M" : "L")}{axis.X(round.At):0.#} {axis.Y(trip):0.#}");
                if (begins) line.Append("h0");
                before = round.At;
                continue;
            }
            if (round.Outcome is RoundOutcome.Lost or RoundOutcome.Void) before = null;
            var marks = round.Outcome switch { RoundOutcome.Void => voided, RoundOutcome.Lost => round.IsLate ? late : lost, _ => null };
            marks?.Append(CultureInfo.InvariantCulture, $"M{axis.X(round.At):0.#} 0v{Lane}");
        }
        return new EvidenceDrawing(line.ToString(), lost.ToString(), late.ToString(), voided.ToString(), [.. path.Gaps
            .Select(gap => (From: gap.From < axis.From ? axis.From : gap.From, To: gap.To > axis.To ? axis.To : gap.To)).Where(gap => gap.From < gap.To)
            .Select(gap => (axis.X(gap.From), axis.X(gap.To) - axis.X(gap.From)))]);
    }
}
