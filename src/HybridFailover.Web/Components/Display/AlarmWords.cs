using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Display;

/// <summary>An alarm's name and severity.</summary>
public static class AlarmWords
{
    public static (string Word, Severity Severity) Of(AlarmKind kind) => kind switch
    {
        AlarmKind.Isolated => ("Isolated", Severity.Critical),
        AlarmKind.Unprotected => ("Unprotected", Severity.Warning),
        AlarmKind.Blind => ("Blind", Severity.Critical),
        AlarmKind.Stuck => ("Stuck", Severity.Critical),
        AlarmKind.Foreign => ("Foreign route", Severity.Critical),
        AlarmKind.Drift => ("Drift", Severity.Critical),
        AlarmKind.Ineffective => ("Ineffective route", Severity.Critical),
        AlarmKind.Flapping => ("Flapping", Severity.Warning),
        AlarmKind.HoldBroken => ("Hold broken", Severity.Critical),
        AlarmKind.WriteRefused => ("Write refused", Severity.Critical),
        AlarmKind.StateLost => ("State file lost", Severity.Warning),
        AlarmKind.AuditDegraded => ("Audit degraded", Severity.Warning),
        AlarmKind.MonitorIll => ("Monitor ill", Severity.Warning),
        // An alarm that this page does not know is shown by its own name, as loudly as can be.
        _ => (kind.ToString(), Severity.Critical),
    };
}
