using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>Takes the facts of an event into the state; decides nothing.</summary>
internal static class Intake
{
    public static void Take(Step step, SiteEvent happened)
    {
        switch (happened)
        {
            case Ticked: break; // what is due is looked at after every event
            case PathReported reported: TakeReport(step, reported.Report); break;
            case RoutesRead read: ReadingRules.Take(step, read.Reading); break;
            case WriteEnded ended: WriteRules.Take(step, ended); break;
            case CommandGiven given: CommandRules.Take(step, given.Command, given.Fault is { } fault ? CommandGuards.No(Rejection.NotAllowed, fault) : null); break;
            case CommandCancelled cancelled: CommandRules.Take(step, cancelled.Command, CommandGuards.No(Rejection.Cancelled, cancelled.Because)); break;
            case LeaseChanged lease: Lease.Take(step, lease); break;
            case Reconfigured reconfigured: Reconfiguration.Take(step, reconfigured.Site, reconfigured.What); break;
            case ConditionChanged condition:
                step.State = step.State with { AuditDegraded = condition.AuditDegraded, MonitorIll = condition.MonitorIll };
                break;
            default: throw new InvalidOperationException($"unknown event {happened.GetType().Name}");
        }
    }

    private static void TakeReport(Step step, PathReport report)
    {
        if (step.State.Find(report.Path) is not { } path) return; // of a path that the configuration no longer has
        step.SetPath(Judged(path, path with { Report = report }, report.FirstLostSentAt ?? report.VerdictSince, step.Now));
    }

    /// <summary>Carries what depends on a verdict over to the new one.</summary>
    public static PathState Judged(PathState before, PathState after, TimeSpan lostFrom, TimeSpan now) => Credit.Next(after with
    {
        DownFrom = after.Verdict == Verdict.Down ? before.DownFrom ?? lostFrom : null,
        VerdictSince = after.Verdict == before.Verdict ? before.VerdictSince : now,
    }, now);
}
