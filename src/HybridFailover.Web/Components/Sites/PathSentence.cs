using System.Globalization;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Sites;

/// <summary>What stands under a path's name: the verdict's own sentence, or how far the samples are from giving a first verdict.</summary>
public static class PathSentence
{
    /// <param name="path">The path.</param>
    /// <param name="now">UTC.</param>
    public static string Of(PathSnapshot path, DateTimeOffset now)
    {
        if (path.Report is not { } report) return "Not probed yet";
        // Where nothing comes any more, nothing is being collected: the sentence says for how long.
        if (report is not { WarmedUp: false, Verdict: Verdict.Unknown } || SampleAge.Of(path, now).IsStale) return report.Sentence;
        return string.Create(CultureInfo.InvariantCulture, $"Collecting first samples ({Math.Min(report.GoodRounds, path.Path.Policy.UpAfter)} of {path.Path.Policy.UpAfter})");
    }
}
