using System.Text.Json.Nodes;
using HybridFailover.Engine.Replay;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Cli.Replaying;

/// <summary>A replay for scripts: times in seconds, instants in UTC.</summary>
internal static class ReplayJson
{
    public static string Of(ReplayReport report, IReadOnlyList<string> values) => new JsonObject
    {
        ["site"] = report.Site,
        ["from"] = At(report.From),
        ["to"] = At(report.To),
        ["begunAt"] = At(report.BegunAt),
        ["set"] = Texts(values),
        ["recorded"] = Outcome(report.Recorded),
        ["replayed"] = Outcome(report.Replayed),
        ["secondsGained"] = report.Gained.TotalSeconds,
        ["exactToSeconds"] = report.Exact.TotalSeconds,
        ["check"] = new JsonObject
        {
            ["same"] = report.Check.IsSame,
            ["recorded"] = report.Check.Recorded,
            ["matched"] = report.Check.Matched,
            ["extra"] = report.Check.Extra,
            ["widestSeconds"] = report.Check.Widest.TotalSeconds,
            ["secondsLost"] = report.Check.Lost.TotalSeconds,
        },
        ["limits"] = Texts(report.Limits),
        ["notReplayed"] = Texts(report.NotReplayed),
    }.ToJsonString(ApiJsonOptions.Shared);

    private static JsonObject Outcome(ReplayOutcome outcome) => new()
    {
        ["secondsLost"] = outcome.Lost.TotalSeconds,
        ["forNothing"] = outcome.ForNothing,
        ["transitions"] = new JsonArray([.. outcome.Transitions.Select(moved => (JsonNode)new JsonObject
        {
            ["from"] = moved.Transition.From,
            ["to"] = moved.Transition.To,
            ["trigger"] = KebabWord.Of(moved.Transition.Trigger),
            ["result"] = KebabWord.Of(moved.Transition.Result),
            ["cause"] = moved.Transition.Cause,
            ["detectedAt"] = At(moved.Transition.DetectedAt),
            ["decidedAt"] = At(moved.Transition.DecidedAt),
            ["appliedAt"] = moved.Transition.AppliedAt is { } applied ? At(applied) : null,
            ["forNothing"] = moved.ForNothing,
            ["exactToSeconds"] = moved.Exact?.TotalSeconds,
        })]),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
