using System.Globalization;
using System.Text;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Audit;

/// <summary>An entry as plain text, to be pasted into a ticket. Instants are UTC, whatever the page shows.</summary>
internal static class TicketText
{
    /// <param name="address">The permanent link.</param>
    public static string Of(EntryView view, IReadOnlyList<TimelineStep> steps, string address)
    {
        var text = new StringBuilder().AppendLine(view.Sentence).AppendLine();
        Line(text, "Time", Figures.Instant(view.At));
        Line(text, "Site", view.Site);
        Line(text, "Result", view.Result ?? "");
        foreach (var fact in view.Who) Line(text, fact.Name, fact.Value);
        if (steps.Count > 0) text.AppendLine().AppendLine("Timeline, from the decision:");
        foreach (var step in steps) text.AppendLine(CultureInfo.InvariantCulture, $"  {step.Number}. {(step.At is { } at ? Figures.Offset(at) : "not yet"),10}  {step.Word}");
        if (view.Routes.Count > 0) text.AppendLine().AppendLine("Routes:");
        foreach (var route in view.Routes)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {route.Table} {route.Destination}: {route.Before} -> {route.After}{(route.IsProven ? "" : " (not proven)")}{(route.RequestIds.Count > 0 ? $"; request {string.Join(", ", route.RequestIds)}" : "")}");
        if (view.Remarks.Count > 0) text.AppendLine().AppendLine("Notes:");
        foreach (var remark in view.Remarks) text.AppendLine(CultureInfo.InvariantCulture, $"  {Figures.Instant(remark.At)} {remark.Actor}{(remark.IsReview ? ", review" : "")}: {remark.Text.ReplaceLineEndings("\n    ")}");
        text.AppendLine();
        if (view.Records.Count > 0) Line(text, "Record hash", view.Records[^1].Hash);
        Line(text, "Link", address);
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value)
    {
        if (value.Length > 0) text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {value}");
    }
}
