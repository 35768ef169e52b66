using System.Globalization;

namespace HybridFailover.Web.Components.Audit;

/// <summary>Steps of the timeline on the chart; those that would cover each other are one marker, "2–5".</summary>
/// <param name="Percent">Of the width, 0..100.</param>
public sealed record EvidenceMarker(string Numbers, double Percent, string Words)
{
    private const double Apart = 5;

    internal static IReadOnlyList<EvidenceMarker> Of(IReadOnlyList<TimelineStep> steps, EvidenceAxis axis)
    {
        var groups = new List<List<TimelineStep>>();
        foreach (var step in steps.Where(step => step.At >= axis.From && step.At <= axis.To))
            if (groups.Count > 0 && axis.Percent(step.At!.Value) - axis.Percent(groups[^1][0].At!.Value) < Apart) groups[^1].Add(step);
            else groups.Add([step]);
        return [.. groups.Select(group => new EvidenceMarker(
            group.Count == 1 ? Text(group[0].Number) : $"{Text(group[0].Number)}–{Text(group[^1].Number)}",
            axis.Percent(group[0].At!.Value), string.Join("; ", group.Select(step => $"{step.Number} {step.Word}"))))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
