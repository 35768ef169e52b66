using System.Globalization;
using System.Text;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Cli;

/// <summary>Sites in words, for a terminal.</summary>
internal static class StatusText
{
    public static string Overview(IReadOnlyList<SiteResource> sites) => TextTable.Of(
        ["SITE", "NAME", "STANDING", "MODE", "PATHS", "ALARMS", "NEXT"],
        sites.Select(site => (string[])
        [
            site.Code, site.Name, site.Standing.Text, site.Mode.Text,
            string.Join(", ", site.Paths.Select(path => $"{path.Name} {KebabWord.Of(path.Verdict)}")),
            site.Alarms.Count == 0 ? "none" : string.Join(", ", site.Alarms.Select(alarm => KebabWord.Of(alarm.Kind))),
            Next(site.NextStep),
        ]));

    public static string Detail(SiteResource site)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{site.Code}  {site.Name}  version {site.Version}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Standing   {site.Standing.Text}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Mode       {site.Mode.Text}{(site.Mode.Reason is { } reason ? $" ({reason})" : "")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Desired    {At(site.Desired.Path ?? "none yet", site.Desired.AgeSeconds)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Commanded  {At(site.Commanded.Path ?? "nothing written yet", site.Commanded.AgeSeconds)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Observed   {At(site.Observed.Path, site.Observed.AgeSeconds)}{(site.Observed.Error is { } error ? $"; the last read failed: {error}" : "")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Next       {Next(site.NextStep)}");
        if (site.FailbackBlocked) text.AppendLine("Failback   blocked until a person allows it (hybridfailover allow-failback)");
        if (site.MonitorIll is { } ill) text.AppendLine(CultureInfo.InvariantCulture, $"Monitor    ill: {ill}");
        foreach (var alarm in site.Alarms)
            text.AppendLine(CultureInfo.InvariantCulture, $"Alarm      {KebabWord.Of(alarm.Kind)}, {Age(alarm.AgeSeconds)}: {alarm.Sentence}{(alarm.AcknowledgedBy is { } who ? $" (acknowledged by {who})" : "")}");
        text.AppendLine().Append(TextTable.Of(
            ["PATH", "VERDICT", "LATENCY", "P95", "LOSS 60 S", "BECAUSE"],
            site.Paths.Select(path => (string[])
            [
                path.Name, KebabWord.Of(path.Verdict), Milliseconds(path.Figures.LatencyMs), Milliseconds(path.Figures.LatencyP95Ms), Percent(path.Figures.Loss60sRatio),
                path.Sentence ?? "not judged yet",
            ])));
        text.AppendLine().Append(TextTable.Of(
            ["ROUTE TABLE", "DESTINATION", "AT", "STATIC ROUTE"],
            site.Slots.Select(slot => (string[])
                [slot.RouteTable, slot.Destination, slot.Observed, slot.Ineffective is { } row ? $"{slot.Target}, ineffective: {row} is more specific" : slot.Target])));
        return text.ToString();
    }

    private static string Next(NextStepResource next) => next.InSeconds is { } seconds ? $"{next.Sentence} (in {Age(seconds)})" : next.Sentence;

    private static string At(string path, double? ageSeconds) => ageSeconds is { } age ? $"{path}, {Age(age)} ago" : path;

    private static string Age(double seconds) => seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 7200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
    };

    private static string Milliseconds(double? time) => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0} ms") : "–";

    private static string Percent(double? ratio) => ratio is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.0} %") : "–";
}
