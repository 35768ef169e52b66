using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Shell;

namespace HybridFailover.Web.Components.Display;

/// <summary>
/// Which alarms a drill suppresses: while one runs, the warnings of its site are what was planned, so they are listed, and neither counted nor
/// heard (ISA-18.2 calls it suppressed by design). A critical alarm is never planned, and what ails the monitor is no drill's doing.
/// </summary>
public static class Suppression
{
    /// <summary>Stands where the owner of an acknowledged alarm would.</summary>
    public const string Words = "suppressed by the drill";

    public static bool Covers(SiteSnapshot site, Alarm alarm) =>
        site.Mode.DrillId is not null && AlarmWords.Of(alarm.Kind).Severity != Severity.Critical && !MonitorNotes.IsOfMonitor(alarm);
}
