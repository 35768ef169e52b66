using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Probing;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Audit;

/// <summary>The guards of a transition, as the stored rounds and slots answer them. The machine records its decision and not each guard: this is computed anew, and the page says so.</summary>
internal static class GuardLines
{
    public static IReadOnlyList<GuardLine> Of(Transition transition, RecordedPolicies policies, EvidenceReading? evidence, string to)
    {
        var lines = new List<GuardLine>();
        if (evidence?.Find(transition.To) is { } target)
        {
            lines.Add(Fresh(transition, target, to));
            lines.Add(Reachable(target, policies.Find(transition.To), to));
        }
        else lines.Add(new GuardLine($"{to} answers probes", null, "its rounds are not stored", null));
        if (transition.Slots.Count > 0)
        {
            var proven = transition.Slots.Count(slot => slot.Proven);
            lines.Add(new GuardLine("Routes read back", transition.Result == TransitionResult.Open ? null : proven == transition.Slots.Count, $"{proven} of {transition.Slots.Count} routes proven", "all"));
        }
        return lines;
    }

    // Fresh proof: it answered a probe that was sent after the active path's first lost one.
    private static GuardLine Fresh(Transition transition, PathRounds target, string to)
    {
        var since = transition.DetectedAt < transition.DecidedAt ? transition.DetectedAt - transition.DecidedAt : -TimeSpan.FromSeconds(1);
        var answered = target.Between(since, TimeSpan.Zero).Where(round => round.Outcome == RoundOutcome.Good && round.At + round.Trip <= TimeSpan.Zero).ToList();
        return new GuardLine(
            $"{to} answered since the first lost probe", answered.Count > 0,
            answered.Count > 0 ? $"{answered.Count} {(answered.Count == 1 ? "round" : "rounds")} answered, the newest sent {Figures.Step(-answered[^1].At)} before the decision" : "no round answered", "at least 1");
    }

    private static GuardLine Reachable(PathRounds target, RecordedPolicy? policy, string to)
    {
        var window = policy?.QualityWindow ?? TimeSpan.FromSeconds(30);
        var seen = target.Between(-window, TimeSpan.Zero).Where(round => round.Kind == RoundKind.Steady && round.Outcome is RoundOutcome.Good or RoundOutcome.Lost).ToList();
        if (seen.Count == 0) return new GuardLine($"Loss on {to}", null, "no round in the window", null);
        var ratio = (double)seen.Count(round => round.Outcome == RoundOutcome.Lost) / seen.Count;
        return new GuardLine(
            $"Loss on {to} over {Words.Duration(window)}", policy?.LossFailRatio is { } limit ? ratio <= limit : null, $"{Figures.Ratio(ratio)} of {seen.Count} rounds",
            policy?.LossFailRatio is { } most ? Figures.Ratio(most) : null);
    }
}
