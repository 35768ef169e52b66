using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Drills;

/// <summary>Whether a drill has to end now. Pure.</summary>
public static class StopRules
{
    /// <param name="drilled">The site under drill.</param>
    /// <param name="all">Every site.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Why it has to end; null: it goes on.</returns>
    public static string? Violated(StopConditions conditions, SiteSnapshot drilled, IEnumerable<SiteSnapshot> all, DateTimeOffset now)
    {
        if (conditions.LossRatio is { } most && Loss(drilled) is { } loss && loss > most)
            return $"loss on {PathNames.Of(drilled.Site, drilled.Mode.Path)} is {Figures.Ratio(loss)} over 10 s (limit {Figures.Ratio(most)})";
        if (!conditions.OtherSiteCritical) return null;
        var critical = all.Where(site => site.Site.Code != drilled.Site.Code).Select(site => (site.Site.Code, State: DisplayStates.Of(site, now)))
            .FirstOrDefault(site => site.State.Severity == Severity.Critical);
        return critical.Code is null ? null : $"{critical.Code} is critical: {critical.State.Word}";
    }

    private static double? Loss(SiteSnapshot drilled) =>
        drilled.Standing == Standing.On(drilled.Mode.Path ?? "") ? drilled.Paths.FirstOrDefault(path => path.Path.Name == drilled.Mode.Path)?.Figures.Loss10s : null;
}
