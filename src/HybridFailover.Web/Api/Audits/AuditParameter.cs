using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Api.Audits;

/// <summary>One parameter of a question to the audit: the API, its description and the command line have the same.</summary>
/// <param name="HelpName">What stands for the value; empty: true or false.</param>
internal sealed record AuditParameter(string Name, string HelpName, string Description)
{
    /// <summary>Entries of more than one record are named for what they are, all others for their record's kind. A configuration is recorded for replays, and is no entry.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "transition", "command", .. Enum.GetValues<AuditKind>()
            .Except([AuditKind.TransitionIntent, AuditKind.TransitionOutcome, AuditKind.Evidence, AuditKind.CommandIntent, AuditKind.CommandOutcome, AuditKind.Note, AuditKind.Review, AuditKind.Configured]).Select(KebabWord.Of),
    ];

    public static IReadOnlyList<string> Results { get; } = [.. Enum.GetValues<TransitionResult>().Select(KebabWord.Of), "accepted", "refused", "cancelled"];

    public static IReadOnlyList<string> Triggers { get; } = [.. Enum.GetValues<Trigger>().Select(KebabWord.Of)];

    public static IReadOnlyList<AuditParameter> Filter { get; } =
    [
        new("from", "INSTANT", "From this instant on: 2026-01-31T22:00:00Z, or a day (UTC)."),
        new("to", "INSTANT", "Before this instant."),
        new("site", "SITE", "A site's code, also of one that is not configured any more; \"(program)\" for what concerns no single site."),
        new("region", "REGION", "Sites that are configured in this Region now, exactly as it is written there."),
        new("trigger", "TRIGGER", $"{string.Join(", ", Triggers)}."),
        new("result", "RESULT", $"{string.Join(", ", Results)}."),
        new("actor", "ACTOR", "Who, exactly as it is recorded."),
        new("path", "PATH", "Transitions from or to this path, and commands about it."),
        new("type", "TYPE", $"{string.Join(", ", Types)}."),
        new("minDuration", "TIME", "At least so long from detection to the proof (or the end): 500ms, 90s, 15m."),
        new("needsReview", "", "What a person has yet to look at (true), or not (false)."),
        new("text", "WORDS", $"Words that all must begin a word of the id, reason, ticket or notes; at most {SearchTerms.MostLetters} characters."),
    ];

    public static IReadOnlyList<AuditParameter> Page { get; } =
    [
        new("limit", "N", $"At most so many entries: 1 to {PageRequest.MostLimit}, {PageRequest.DefaultLimit} without it."),
        new("after", "CURSOR", "The entries that follow this place: older ones. The answer's next, or any entry's cursor."),
        new("before", "CURSOR", "The entries right before this place: newer ones. The answer's previous, or any entry's cursor."),
    ];

    public static IReadOnlyList<AuditParameter> Export { get; } =
    [
        new("format", "FORMAT", "csv (the default) or ndjson."),
        new("evidence", "", "With the rounds of every path, in base 64; ndjson only."),
    ];
}
