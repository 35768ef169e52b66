using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History.Reading;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HybridFailover.Web.Api;

/// <summary>Answers of the API when it can't do what was asked.</summary>
internal static class Problems
{
    public static ProblemHttpResult NoSuchSite(string code, IMonitor monitor) => TypedResults.Problem(
        $"No site \"{code}\". Sites: {Listed(monitor.Snapshots.Select(site => site.Site.Code))}.", statusCode: StatusCodes.Status404NotFound, title: "No such site");

    public static ProblemHttpResult NoSuchTransition(string id) => TypedResults.Problem(
        $"No transition \"{id}\" is known. GET /api/v1/transitions lists those that are.", statusCode: StatusCodes.Status404NotFound, title: "No such transition");

    public static ProblemHttpResult NoSuchPath(string path, Site site) => TypedResults.Problem(
        $"{site.Code} has no path \"{path}\", and nothing was ever measured on one. Paths: {Listed(site.Paths.Select(known => known.Name))}.",
        statusCode: StatusCodes.Status404NotFound, title: "No such path");

    public static ProblemHttpResult NoSuchEntry(string id) => TypedResults.Problem(
        $"The audit has no entry \"{id}\". GET /api/v1/audit lists those that it has.", statusCode: StatusCodes.Status404NotFound, title: "No such entry");

    public static ProblemHttpResult NoEvidence(HistoryEntry entry) => TypedResults.Problem(
        entry.Type == "transition"
            ? $"No evidence is recorded for transition {entry.Subject}: it is complete 120 s after the decision, and lost if the program ends before."
            : $"Entry {entry.Id} is no transition (it is of type {entry.Type}), and has no evidence.",
        statusCode: StatusCodes.Status404NotFound, title: "No evidence");

    public static ProblemHttpResult IdIsTaken(string id, HistoryEntry entry) => TypedResults.Problem(
        $"The id \"{id}\" was used for another text on entry {entry.Id}, which stays. Nothing was recorded now: give this one an id of its own.",
        statusCode: StatusCodes.Status409Conflict, title: "Refused", extensions: new Dictionary<string, object?> { ["rejection"] = "IdTaken", ["id"] = id });

    /// <summary>The history, which is beside everything that is decided.</summary>
    public static ProblemHttpResult Unreadable(HistoryUnreadableException unreadable) =>
        TypedResults.Problem(unreadable.Message, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The history can't be read");

    public static ProblemHttpResult NoLab() => TypedResults.Problem(
        "No lab runs here: this monitor works on real routes. Start one with hybridfailover run --lab.", statusCode: StatusCodes.Status404NotFound, title: "No lab");

    /// <summary>All that is wrong with a request, by field.</summary>
    public static ProblemHttpResult Invalid(Dictionary<string, string[]> errors) => TypedResults.Problem(new HttpValidationProblemDetails(errors)
    {
        Status = StatusCodes.Status400BadRequest,
        Title = "The request is not valid",
        Detail = string.Join(" ", errors.SelectMany(field => field.Value.Select(sentence => field.Key.Length == 0 ? sentence : $"{field.Key}: {sentence}"))),
    });

    /// <summary>Refused as <paramref name="invalid"/> says, and not recorded either.</summary>
    public static ProblemHttpResult TooManyRefused(string site, ProblemHttpResult invalid) => TypedResults.Problem(
        $"{invalid.ProblemDetails.Detail} More than {RefusalQuota.MostAMinute} commands to {site} were wrong in this way within a minute: this one is not recorded.",
        statusCode: StatusCodes.Status429TooManyRequests, title: "Too many wrong requests");

    /// <summary>The machine said no, and its no has a name.</summary>
    public static ProblemHttpResult Rejected(CommandAnswer answer) => TypedResults.Problem(
        answer.Sentence, statusCode: StatusCodes.Status409Conflict, title: "Refused",
        extensions: new Dictionary<string, object?> { ["rejection"] = answer.Rejection.ToString(), ["id"] = answer.Id, ["version"] = answer.Version });

    /// <summary>Answers in place of an endpoint, whatever the client says it accepts.</summary>
    public static Task Refuse(HttpContext context, int status, string sentence) => TypedResults.Problem(sentence, statusCode: status).ExecuteAsync(context);

    /// <summary>The first twenty, so that a typing error among a thousand sites does not answer with all of them.</summary>
    private static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count == 0) return "none";
        return string.Join(", ", all.Take(20)) + (all.Count > 20 ? $" and {all.Count - 20} more" : "");
    }
}
