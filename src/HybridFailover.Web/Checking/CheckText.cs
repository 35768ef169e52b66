using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Api;
using HybridFailover.Web.Cli;

namespace HybridFailover.Web.Checking;

/// <summary>A <see cref="CheckReport"/> for people and for scripts.</summary>
internal static class CheckText
{
    public static string Of(CheckReport report)
    {
        var text = new StringBuilder();
        foreach (var error in report.Reading.Errors) text.AppendLine(CultureInfo.InvariantCulture, $"error    {error}");
        foreach (var warning in report.Reading.Warnings) text.AppendLine(CultureInfo.InvariantCulture, $"warning  {warning}");
        foreach (var check in report.Checks) text.AppendLine(CultureInfo.InvariantCulture, $"{KebabWord.Of(check.Result),-8} {Subject(check)}: {check.Sentence}");
        foreach (var site in report.Reading.Fleet?.Sites ?? [])
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{site.Code}  {site.Name}");
            foreach (var path in site.Paths) text.AppendLine(CultureInfo.InvariantCulture, $"  {Describe(path)}");
            if (report.Sites.FirstOrDefault(known => known.Site.Code == site.Code) is { } foresight) Describe(foresight, text);
        }
        return text.AppendLine().AppendLine(Verdict(report)).ToString();
    }

    public static string Json(CheckReport report) => new JsonObject
    {
        ["exitCode"] = report.ExitCode,
        ["verdict"] = Verdict(report),
        ["errors"] = Problems(report.Reading.Errors),
        ["warnings"] = Problems(report.Reading.Warnings),
        ["checks"] = new JsonArray([.. report.Checks.Select(check => new JsonObject
        {
            ["site"] = check.Site, ["name"] = check.Name, ["result"] = KebabWord.Of(check.Result), ["sentence"] = check.Sentence,
        })]),
        ["sites"] = new JsonArray([.. (report.Reading.Fleet?.Sites ?? []).Select(site => Describe(site, report.Sites.FirstOrDefault(known => known.Site.Code == site.Code)))]),
    }.ToJsonString(ApiJsonOptions.Shared) + Environment.NewLine;

    private static string Verdict(CheckReport report) => report.ExitCode switch
    {
        ExitCode.BadInput => $"The configuration is not valid: {Count(report.Reading.Errors.Count, "error")}. The monitor would not start.",
        ExitCode.Unreachable => "The configuration is valid. EC2 can't be reached: no failover would work.",
        ExitCode.Refused => $"The configuration is valid. {Count(report.Checks.Count(check => check.Result == PreflightResult.Fail), "check")} failed: failovers may not work.",
        _ when report.Sites.Count == 0 => "The configuration is valid. The route tables were not read.",
        _ => "The configuration is valid, and every check passed. Nothing was changed.",
    };

    private static void Describe(Foresight site, StringBuilder text)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"  {site.Sentence}");
        foreach (var slot in site.Slots.Where(slot => slot.Ineffective is not null))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {slot.Slot} is ineffective: {slot.Ineffective} is more specific.");
        if (site.Writes.Count == 0) return;
        text.AppendLine(CultureInfo.InvariantCulture, $"  A failover to {site.Site.Paths[1].Name} would write {Count(site.Writes.Count, "route")}:");
        foreach (var (slot, from, to) in site.Writes) text.AppendLine(CultureInfo.InvariantCulture, $"    {slot}: {from} → {to}");
    }

    private static JsonObject Describe(Site site, Foresight? foresight) => new()
    {
        ["code"] = site.Code,
        ["paths"] = new JsonArray([.. site.Paths.Select(path => new JsonObject
        {
            ["name"] = path.Name, ["nextHop"] = path.NextHop.Value, ["worstCaseSeconds"] = WorstCase.Of(path).TotalSeconds,
        })]),
        ["sentence"] = foresight?.Sentence,
        ["slots"] = foresight is null ? null : new JsonArray([.. foresight.Slots.Select(slot => new JsonObject
        {
            ["routeTable"] = slot.Slot.RouteTableId, ["destination"] = slot.Slot.Destination.Text, ["at"] = slot.At, ["target"] = slot.Target, ["ineffective"] = slot.Ineffective,
        })]),
        ["failoverWrites"] = foresight is null ? null : new JsonArray([.. foresight.Writes.Select(write => new JsonObject
        {
            ["routeTable"] = write.Slot.RouteTableId, ["destination"] = write.Slot.Destination.Text, ["from"] = write.From, ["to"] = write.To,
        })]),
    };

    private static string Describe(SitePath path) => string.Create(CultureInfo.InvariantCulture,
        $"{path.Name} by {path.NextHop}: {Count(path.Targets.Count, "target")}, judged down at most {WorstCase.Of(path).TotalSeconds:0.00} s after a blackout");

    private static JsonArray Problems(IReadOnlyList<Problem> problems) =>
        new([.. problems.Select(problem => new JsonObject { ["key"] = problem.Key, ["sentence"] = problem.Sentence })]);

    private static string Subject(PreflightCheck check) => check.Site is { } site ? $"{site} {check.Name}" : check.Name;

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
