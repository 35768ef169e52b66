using System.Globalization;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>What limits the figures of a replay, in sentences.</summary>
internal static class Limits
{
    public static IEnumerable<string> Of(ReplayCourse course, Accounts accounts, Func<Site, Site> change)
    {
        var site = course.EpochAt(course.Record.From).Site;
        var tried = change(site);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Routes are taken to obey: each write is accepted {Words.Duration(course.WriteTime)} after the decision, the next read shows it, propagated routes are always there.");
        foreach (var (path, other) in site.Paths.Zip(tried.Paths))
        {
            var interval = ProbedTargets.Interval(path);
            var outages = InPeriod(course, accounts, path.Name);
            if (outages.Count(outage => !outage.IsKnown) is > 0 and var rebuilt)
                yield return $"{path.Name}: {rebuilt} of {outages.Count} outage{(outages.Count == 1 ? "" : "s")} not, or not all, in the evidence (60 s before to 120 s after a decision): "
                    + $"rebuilt from runs and counts; beginning, end and decisions are exact to one Interval, {Words.Duration(interval)}.";
            if (other.Policy.DownAfter > path.Policy.DownAfter && outages.Count > 0)
                yield return $"{path.Name}: DownAfter {other.Policy.DownAfter} instead of {path.Policy.DownAfter} is exact to one Interval for each further round, "
                    + $"{other.Policy.DownAfter - path.Policy.DownAfter} × {Words.Duration(interval)}: the burst ended with the verdict, so they follow at Interval. Failovers come at most so much too late here.";
            if (ProbedTargets.Of(path).Count > 1 && course.Stream(course.EpochAt(course.Record.From), path.Name).LosesInPart)
                yield return $"{path.Name}: which of its {ProbedTargets.Of(path).Count} targets lost is known only within the evidence. Elsewhere as many losses as rounds are taken for one dead target's, the others are spread evenly"
                    + (other.Policy.Quorum == path.Policy.Quorum ? "." : "; a changed Quorum is exact only within the evidence.");
            if (other.Policy.LatencyFail is not null || other.Policy.JitterFail is not null)
                yield return $"{path.Name}: latency and jitter come from the smallest, median and largest round trip of each second, but within the evidence.";
            if (path.Targets.Count != ProbedTargets.Of(path).Count)
                yield return $"{path.Name}: rounds of TCP and HTTP targets beside ICMP ones are not stored; a degraded that came from them is missing.";
            if (Unknown(course, path) is { } unknown) yield return unknown;
        }
    }

    private static List<Outage> InPeriod(ReplayCourse course, Accounts accounts, string path) =>
        [.. (accounts.Outages.GetValueOrDefault(path) ?? []).Where(outage => course.Origin + outage.To > course.Record.From && course.Origin + outage.From < course.Record.To)];

    private static string? Unknown(ReplayCourse course, SitePath path)
    {
        var stream = course.Stream(course.EpochAt(course.Record.From), path.Name);
        var (missing, coarse) = stream.Unknown(course.Record.From - course.Origin, course.Record.To - course.Origin);
        if (missing > TimeSpan.FromSeconds(10)) return $"{path.Name}: nothing is stored for {Words.Duration(missing)} of the period: it counts as silence, and no outage in it as lost time.";
        return coarse > TimeSpan.Zero ? $"{path.Name}: for {Words.Duration(coarse)} of the period only minutes are kept: good rounds are spread over each." : null;
    }
}
