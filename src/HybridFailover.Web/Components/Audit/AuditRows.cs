using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>From what is stored to what the list says.</summary>
internal static class AuditRows
{
    public static IReadOnlyList<AuditRow> Of(RecordedPage page, Fleet fleet) => [.. page.Page.Entries.Select(entry => Of(entry, page.Facts[entry.Id], fleet))];

    public static AuditRow Of(HistoryEntry entry, EntryFacts facts, Fleet fleet)
    {
        var what = What(entry, facts.Kind, fleet);
        var isTransition = entry.Type == "transition";
        return new AuditRow(
            entry.Id, entry.At, entry.Site, what, Name(entry, what), entry.Trigger is { } trigger ? EntryWords.Trigger(trigger) : null, Cause(entry, facts, fleet), entry.Actor, entry.Ticket,
            EntryWords.Result(entry.Type, entry.Result), EntryWords.Severity(entry.Type, entry.Result), isTransition ? Steps(facts) : [],
            facts.InPrevious is { } time ? Words.Duration(time) : null, Evidence(entry, facts, isTransition),
            entry.NeedsReview, IsReviewed(entry), isTransition && entry.Outcome is null);
    }

    /// <summary>What happened, in as few words as a line has room for.</summary>
    /// <param name="kind">Of a command, as it is recorded.</param>
    public static string What(HistoryEntry entry, string? kind, Fleet fleet) => entry.Type switch
    {
        "transition" => $"{Path(fleet, entry.Site, entry.Origin) ?? "mixed"} → {Path(fleet, entry.Site, entry.Target) ?? "nowhere"}",
        "command" when kind is not null => Path(fleet, entry.Site, entry.Target) is { } to ? $"{EntryWords.Command(kind)}{Joint(kind)}{to}" : EntryWords.Command(kind),
        _ => EntryWords.Type(entry.Type),
    };

    /// <summary>A site that is no longer configured keeps the names that its records have.</summary>
    public static string? Path(Fleet fleet, string site, string? path) =>
        path is not null && fleet.Sites.FirstOrDefault(known => known.Code == site) is { } found ? PathNames.Of(found, path) : path;

    private static string Joint(string kind) => kind is "failover" or "drill" ? " to " : " ";

    private static string Name(HistoryEntry entry, string what) =>
        $"{(entry.Type is "transition" or "command" ? $"{EntryWords.Type(entry.Type)} {entry.Id}" : $"Entry {entry.Id}")}, {entry.Site}, {what.Replace("→", "to", StringComparison.Ordinal)}, {Figures.TimeOfDay(entry.At)}";

    /// <summary>What the machine said of it, with the paths as people call them. A person's own words are in some causes: those stay as they are.</summary>
    public static string Said(HistoryEntry entry, Fleet fleet) =>
        entry is { Type: "command" } or { Type: "transition", Trigger: not ("manual" or "drill") } && fleet.Sites.FirstOrDefault(known => known.Code == entry.Site) is { } site
            ? EngineWords.Of(site, entry.Sentence) : entry.Sentence;

    private static string Cause(HistoryEntry entry, EntryFacts facts, Fleet fleet) =>
        entry is { Type: "command", Result: "refused" } && facts.Rejection is { } rejection ? $"{EntryWords.Name(rejection)}: {Said(entry, fleet)}"
            // A command's answer says what became of it, the reason why it was given.
            : entry is { Type: "command", Reason: { Length: > 0 } reason } ? $"{Said(entry, fleet)} – {reason}" : Said(entry, fleet);

    private static TimeSpan?[] Steps(EntryFacts facts) =>
        [facts.DecidedAt - facts.DetectedAt, facts.AppliedAt - facts.DecidedAt, facts.VerifiedAt - (facts.AppliedAt ?? facts.DecidedAt)];

    private static string? Evidence(HistoryEntry entry, EntryFacts facts, bool isTransition) =>
        !isTransition ? null : facts.Rounds is { } rounds ? $"{Figures.Count(rounds)} rounds" : entry.Evidence is null ? "none" : "not readable";

    private static bool IsReviewed(HistoryEntry entry) =>
        !entry.NeedsReview && entry.Notes is { Length: > 0 } && History.EntryRules.NeedsReview(entry.Trigger, entry.Result);
}
