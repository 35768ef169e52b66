using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Hosting;

namespace HybridFailover.Web.Components.Shell;

/// <summary>What ails the monitor itself: every site carries it, the page says it once.</summary>
public static class MonitorNotes
{
    public static bool IsOfMonitor(Alarm alarm) => alarm.Kind is AlarmKind.MonitorIll or AlarmKind.AuditDegraded;

    /// <summary>What the newest preflight says would fail, the first of it in words; null: nothing, or it has not ended yet.</summary>
    public static string? NotArmed(PreflightFindings found)
    {
        var failed = found.Checks.Where(check => check.Result == PreflightResult.Fail).ToList();
        if (failed.Count == 0) return null;
        var first = $"{failed[0].Site ?? "all sites"}, {failed[0].Name}: {failed[0].Sentence}";
        return failed.Count == 1 ? first : $"{first} And {failed.Count - 1} more of {found.Checks.Count} checks failed; the log has them all.";
    }

    public static IReadOnlyList<string> Of(IReadOnlyList<SiteView> sites) =>
    [
        .. sites.SelectMany(site => site.Snapshot.Alarms).Where(IsOfMonitor).Select(alarm => alarm.Sentence)
            .Concat(sites.Select(site => site.Snapshot.MonitorIll).OfType<string>())
            .Distinct(StringComparer.Ordinal),
    ];
}
