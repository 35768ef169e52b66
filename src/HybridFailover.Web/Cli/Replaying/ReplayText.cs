using System.Globalization;
using System.Text;
using HybridFailover.Engine.Replay;

namespace HybridFailover.Web.Cli.Replaying;

/// <summary>A replay in words, for a terminal.</summary>
internal static class ReplayText
{
    public static string Of(ReplayReport report, IReadOnlyList<string> values)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Site}, {At(report.From)} to {At(report.To)} UTC, replayed with {(values.Count == 0 ? "the values that were in force" : string.Join(", ", values))}");
        if (report.BegunAt < report.From) text.AppendLine(CultureInfo.InvariantCulture, $"The replay begins at {At(report.BegunAt)} UTC: the site was away from its preferred path when the period began.");
        text.AppendLine().Append(TextTable.Of(["", "REALLY", "REPLAYED", "EXACT TO"],
        [
            ["Transitions", Count(report.Recorded.Transitions.Count), Count(report.Replayed.Transitions.Count), ""],
            ["  for nothing", Count(report.Recorded.ForNothing), Count(report.Replayed.ForNothing), ""],
            ["Seconds lost", Seconds(report.Recorded.Lost), Seconds(report.Replayed.Lost), $"{Seconds(report.Exact)} s"],
            ["Seconds gained", "", Seconds(report.Gained), $"{Seconds(report.Exact)} s"],
        ]));
        Transitions(text, "What happened", report.Recorded);
        Transitions(text, "What would have happened", report.Replayed);
        text.AppendLine().AppendLine("Lost are the seconds in which the path that the traffic rode was dead: from the first of two or more rounds in a row that no target answered")
            .AppendLine("to the next answered one. A failover was for nothing when the path it left answered again less than DownAfter × Interval (as in force then) after the routes had moved.");
        text.AppendLine().AppendLine(Check(report.Check));
        List(text, "How exact this is", report.Limits);
        List(text, "Not replayed", report.NotReplayed);
        return text.ToString();
    }

    /// <summary>The proof of the replay: with the values that were in force it must give what happened.</summary>
    public static string Check(ReplayCheck check) => check.IsSame
        ? string.Create(CultureInfo.InvariantCulture, $"Checked: with the values that were in force the replay gives {(check.Recorded == 0 ? "no transition, as it was" : $"the same {Count(check.Recorded)} transition{(check.Recorded == 1 ? "" : "s")}, decided within {check.Widest.TotalMilliseconds:0} ms")}, and {Seconds(check.Lost)} s lost.")
        : string.Create(CultureInfo.InvariantCulture, $"DOUBTFUL: with the values that were in force the replay gives {check.Matched} of the {check.Recorded} transitions that happened, and {check.Extra} that did not; {Seconds(check.Lost)} s lost.");

    private static void Transitions(StringBuilder text, string head, ReplayOutcome outcome)
    {
        text.AppendLine().AppendLine(outcome.Transitions.Count == 0 ? $"{head}: no transition" : $"{head}:");
        if (outcome.Transitions.Count == 0) return;
        text.Append(TextTable.Of(["DECIDED (UTC)", "FROM", "TO", "TRIGGER", "RESULT", "FOR NOTHING", "EXACT TO", "CAUSE"], outcome.Transitions.Select(moved => (string[])
        [
            moved.Transition.DecidedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), moved.Transition.From ?? "", moved.Transition.To,
            Api.KebabWord.Of(moved.Transition.Trigger), Api.KebabWord.Of(moved.Transition.Result), moved.ForNothing switch { true => "yes", false => "no", _ => "" },
            moved.Exact is { } exact ? $"{Seconds(exact)} s" : "", moved.Transition.Cause,
        ])));
    }

    private static void List(StringBuilder text, string head, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0) return;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{head}:");
        foreach (var sentence in sentences) text.AppendLine(CultureInfo.InvariantCulture, $"- {sentence}");
    }

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    // What is rounded to nothing has no sign.
    private static string Seconds(TimeSpan time) => (Math.Round(time.TotalSeconds, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);
}
