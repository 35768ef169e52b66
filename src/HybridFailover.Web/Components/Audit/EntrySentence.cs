using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>What happened, in one sentence: the heading of an entry's page.</summary>
internal static class EntrySentence
{
    public static string Of(Transition transition, Fleet fleet)
    {
        var (from, to) = (AuditRows.Path(fleet, transition.Site, transition.From) ?? "mixed routes", AuditRows.Path(fleet, transition.Site, transition.To) ?? transition.To);
        var way = from == to ? $"took its routes back to {to}" : $"moved from {from} to {to}";
        var begun = from == to ? $"began to take its routes back to {to}" : $"began to move from {from} to {to}";
        var at = Figures.Instant(transition.DecidedAt);
        return transition.Result switch
        {
            TransitionResult.Done => $"{transition.Site} {way} at {at}, {How(transition)}{Because(transition, fleet)}.",
            TransitionResult.Open => $"{transition.Site} {(from == to ? $"is taking its routes back to {to}" : $"is moving from {from} to {to}")} since {at}, {How(transition)}{Because(transition, fleet)}.",
            var ended => $"{transition.Site} {begun} at {at}, {How(transition)}{Because(transition, fleet)}; this was {ended.ToString().ToLowerInvariant()}{(transition.Outcome is { Length: > 0 } outcome ? $": {outcome}" : "")}.",
        };
    }

    public static string Of(HistoryEntry entry, EntryFacts facts, Fleet fleet)
    {
        var at = Figures.Instant(entry.At);
        if (entry.Type != "command" || facts.Kind is null) return $"{EntryWords.Type(entry.Type)}{(entry.Site == Engine.Audit.AuditEntry.Program ? "" : $" at {entry.Site}")}, {at}: {Capital(entry.Sentence)}.";
        var asked = $"{entry.Actor} asked {entry.Site} at {at}: {AuditRows.What(entry, facts.Kind, fleet)}";
        return entry.Result switch
        {
            "accepted" => $"{asked}. Accepted: {AuditRows.Said(entry, fleet)}.",
            "refused" => $"{asked}. Refused{(facts.Rejection is { } rejection ? $", {EntryWords.Name(rejection)}" : "")}: {AuditRows.Said(entry, fleet)}.",
            null => $"{asked}. No answer is recorded.",
            var result => $"{asked}. {EntryWords.Result(entry.Type, result)}: {AuditRows.Said(entry, fleet)}.",
        };
    }

    private static string How(Transition transition) => transition.Trigger switch
    {
        Trigger.Automatic => "automatically",
        Trigger.Manual when transition.Actor is { } actor => $"by command of {actor}",
        Trigger.Manual => "by command",
        Trigger.Drill => transition.Actor is { } actor ? $"for a drill of {actor}" : "for a drill",
        Trigger.Drift => "because its routes had drifted",
        _ => "when the monitor started",
    };

    // A command's cause repeats who asked; what it adds is the reason.
    private static string Because(Transition transition, Fleet fleet) =>
        transition.Reason is { Length: > 0 } reason ? $", because: “{reason}”"
        : transition.Cause.Length == 0 ? "" : transition.Trigger is Trigger.Automatic ? $", because {Named(transition, fleet)}" : $": {(transition.Trigger is Trigger.Manual or Trigger.Drill ? transition.Cause : Named(transition, fleet))}";

    /// <summary>The machine calls paths by their names, people by their kinds.</summary>
    private static string Named(Transition transition, Fleet fleet) =>
        fleet.Sites.FirstOrDefault(known => known.Code == transition.Site) is { } site ? EngineWords.Of(site, transition.Cause) : transition.Cause;

    private static string Capital(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
