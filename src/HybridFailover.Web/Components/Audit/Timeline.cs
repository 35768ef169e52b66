using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>The course of a transition: the four times that are recorded, and what the stored rounds show beside them.</summary>
internal static class Timeline
{
    private const string FromRounds = "from the stored rounds";

    /// <param name="evidence">Null: none is stored, or it is not read yet.</param>
    public static IReadOnlyList<TimelineStep> Of(Transition transition, EvidenceReading? evidence, string from, string to)
    {
        var steps = new List<(string Word, TimeSpan? At, string? Source)>();
        var decided = transition.DecidedAt;
        if (transition.CommandId is not null) steps.Add(("Command received", transition.DetectedAt - decided, null));
        else if (transition.DetectedAt < decided) steps.Add(($"First lost probe on {from}", transition.DetectedAt - decided, null));
        if (transition.Trigger == Trigger.Automatic && evidence?.Find(transition.From)?.LostInARow is { } lost)
            steps.Add(($"{Nth(lost.Count)} lost round in a row on {from} timed out", lost.KnownAt, FromRounds));
        steps.Add(("Decided", TimeSpan.Zero, null));
        if (transition.AppliedAt is { } applied) steps.Add(("Routes written and accepted", applied - decided, null));
        else if (transition.Result == TransitionResult.Open) steps.Add(("Routes written and accepted", null, null));
        if (transition.VerifiedAt is { } verified) steps.Add(("Read back: every route is there", verified - decided, null));
        else if (transition.Result == TransitionResult.Open) steps.Add(("Read back", null, null));
        if (from != to && evidence?.Find(transition.To)?.FirstGoodAfter is { } good) steps.Add(($"First good probe on {to} after the decision answered", good, FromRounds));
        if (transition.EndedAt is { } ended && transition.Result is not (TransitionResult.Open or TransitionResult.Done)) steps.Add((TransitionWords.Result(transition), ended - decided, null));
        return [.. steps.OrderBy(step => step.At ?? TimeSpan.MaxValue).Select((step, index) => new TimelineStep(index + 1, step.Word, step.At, step.Source))];
    }

    private static string Nth(int count) => (count % 10, count % 100) switch
    {
        (1, not 11) => $"{count}st",
        (2, not 12) => $"{count}nd",
        (3, not 13) => $"{count}rd",
        _ => $"{count}th",
    };
}
