using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Probing;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Audit;

/// <summary>Why the machine decided as it did: the rule, what it looked at, and the limits then in force.</summary>
internal static class DecisionFacts
{
    public static IReadOnlyList<Fact> Of(Transition transition, RecordedPolicies policies, EvidenceReading? evidence, string from)
    {
        var policy = transition.From is { } left ? policies.Find(left) : null;
        var rounds = evidence?.Find(transition.From);
        return Fact.Known(
            ("Rule", Rule(transition), false),
            ("Cause, as recorded", transition.Cause, false),
            ($"{from}: rounds in a row lost", rounds?.LostInARow is { } lost ? $"{lost.Count} (limit {lost.Count})" : null, false),
            ($"{from}: loss over {Span(policy?.QualityWindow)} before", rounds is not null && policy?.QualityWindow is { } window ? Loss(rounds, window, policy.LossFailRatio) : null, false),
            ("Probe interval, timeout", policy is { Interval: { } interval, Timeout: { } timeout } ? $"{Span(interval)}, {Span(timeout)}" : null, false),
            ("Confirm interval, quorum", policy?.Of("confirmInterval") is { } confirm && TimeSpan.TryParse(confirm, System.Globalization.CultureInfo.InvariantCulture, out var pace) ? $"{Span(pace)}, {policy.Of("quorum")}" : null, false),
            ("Failback delay", Time(policies.Site?.Of("failbackDelay")), false),
            ("State version", transition.StateVersion > 0 ? transition.StateVersion.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, true));
    }

    /// <summary>Which of the machine's rules it was; the record has its sentence, and the rule's number is read from it.</summary>
    public static string Rule(Transition transition) => transition.Trigger switch
    {
        Trigger.Manual => "A person's command; the machine checked its guards",
        Trigger.Drill => "A drill: a person's command with a planned end",
        Trigger.Drift => "Drift: two reads agreed on routes that the machine had not written",
        Trigger.Start => "Start: the routes that were found were not all at one path",
        _ when transition.Cause.Contains("although held", StringComparison.Ordinal) => "Rule 2: the path that was held is down, and another is usable",
        _ when transition.Cause.Contains("degraded for a full window", StringComparison.Ordinal) => "Rule 3a: the active path was degraded for a full window",
        _ when transition.Cause.Contains(" is down", StringComparison.Ordinal) => "Rule 3: the active path is down, and another is usable",
        _ when transition.Cause.Contains("has been up for", StringComparison.Ordinal) => "Rule 4: a preferred path was up for the failback delay",
        _ => "The machine's own decision",
    };

    private static string? Loss(PathRounds rounds, TimeSpan window, double? limit)
    {
        var seen = rounds.Between(-window, TimeSpan.Zero).Where(round => round.Kind == RoundKind.Steady && round.Outcome is RoundOutcome.Good or RoundOutcome.Lost).ToList();
        if (seen.Count == 0) return null;
        var lost = seen.Count(round => round.Outcome == RoundOutcome.Lost);
        return $"{Figures.Ratio((double)lost / seen.Count)}, {lost} of {seen.Count} rounds{(limit is { } most ? $" (limit {Figures.Ratio(most)})" : "")}";
    }

    private static string? Time(string? text) => TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time) ? Span(time) : null;

    private static string Span(TimeSpan? time) => time is { } known ? Words.Duration(known) : "the window";
}
