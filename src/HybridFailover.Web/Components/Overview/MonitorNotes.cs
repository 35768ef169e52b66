using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>What ails the monitor itself: every site carries it, the page says it once.</summary>
public static class MonitorNotes
{
    public static bool IsOfMonitor(Alarm alarm) => alarm.Kind is AlarmKind.MonitorIll or AlarmKind.AuditDegraded;

    public static IReadOnlyList<string> Of(IReadOnlyList<SiteView> sites) =>
    [
        .. sites.SelectMany(site => site.Snapshot.Alarms).Where(IsOfMonitor).Select(alarm => alarm.Sentence)
            .Concat(sites.Select(site => site.Snapshot.MonitorIll).OfType<string>())
            .Distinct(StringComparer.Ordinal),
    ];
}
