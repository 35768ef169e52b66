using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Help;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Shell;

/// <summary>What ails the monitor itself: every site carries it, the page says it once.</summary>
public static class MonitorNotes
{
    public static bool IsOfMonitor(Alarm alarm) => alarm.Kind is AlarmKind.MonitorIll or AlarmKind.AuditDegraded;

    /// <summary>One sentence for each kind: sites tell the same with the figures of different moments, and the newest of them counts.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<SiteView> sites) =>
    [
        .. sites.OrderByDescending(site => site.Snapshot.At)
            .SelectMany(site => site.Snapshot.Alarms.Where(IsOfMonitor).Select(alarm => (alarm.Kind, alarm.Sentence))
                .Concat(site.Snapshot.MonitorIll is { } ill ? [(AlarmKind.MonitorIll, ill)] : []))
            .DistinctBy(note => note.Kind).OrderBy(note => note.Kind).Select(note => note.Sentence),
    ];

    /// <summary>The banner's first words, for a monitor that has notes.</summary>
    public static string Title(IReadOnlyList<SiteView> sites) => Has(sites, AlarmKind.AuditDegraded) switch
    {
        true when Has(sites, AlarmKind.MonitorIll) => "Audit degraded, monitor ill:",
        true => "Audit degraded:",
        false => "Monitor ill:",
    };

    /// <summary>Where it is explained.</summary>
    public static string Help(IReadOnlyList<SiteView> sites) =>
        HelpLinks.Of(Has(sites, AlarmKind.AuditDegraded) ? AlarmKind.AuditDegraded : AlarmKind.MonitorIll);

    private static bool Has(IReadOnlyList<SiteView> sites, AlarmKind kind) =>
        sites.Any(site => site.Snapshot.Alarms.Any(alarm => alarm.Kind == kind) || (kind == AlarmKind.MonitorIll && site.Snapshot.MonitorIll is not null));
}
