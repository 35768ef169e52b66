using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>How many sites are in a condition, for the summary strip. Every site is counted exactly once.</summary>
/// <param name="Tone">A class of the style sheet.</param>
public sealed record SiteCount(int Number, string Word, string Tone)
{
    public static IReadOnlyList<SiteCount> Of(IReadOnlyList<SiteView> sites)
    {
        int Count(params SiteCondition[] conditions) => sites.Count(site => conditions.Contains(site.State.Condition));
        return
        [
            new(Count(SiteCondition.OnPreferred), "normal", "normal"),
            new(Count(SiteCondition.Switching, SiteCondition.Recovering), "moving", "notice"),
            new(Count(SiteCondition.OnStandby), "on standby path", "warning"),
            new(Count(SiteCondition.Degraded), "degraded", "warning"),
            new(Count(SiteCondition.NoStandby), "no standby", "warning"),
            new(sites.Count(site => site.State.Severity == Severity.Critical), "critical", "critical"),
            new(sites.Count(site => site.State.Severity == Severity.Unknown), "unknown", "unknown"),
        ];
    }
}
