using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>From what the machine wants recorded to the entry that is chained.</summary>
internal static class RecordEntry
{
    public static AuditEntry Of(KeepRecord record, Site site) => record switch
    {
        { Kind: RecordKind.TransitionIntent, Transition: { } transition } => TransitionContent.Intent(transition, site),
        { Kind: RecordKind.TransitionOutcome, Transition: { } transition } => TransitionContent.Outcome(transition, record.At.Utc),
        { Kind: RecordKind.CommandIntent, Command: { } command } => CommandContent.Intent(site.Code, command, record.At.Utc),
        { Kind: RecordKind.CommandOutcome, Answer: { } answer } => CommandContent.Outcome(site.Code, answer, record.At.Utc),
        { Drill: { } drill } => EventContent.Of(site.Code, KindOf(record.Kind), record.At.Utc, record.Sentence,
            ("drill", drill.CommandId), ("path", drill.Path), ("result", drill.Result switch
            {
                DrillResult.Returned => "returned",
                DrillResult.Overtaken => "overtaken",
                DrillResult.StandbyFailed => "standby-failed",
                _ => "ended",
            })),
        _ => EventContent.Of(site.Code, KindOf(record.Kind), record.At.Utc, record.Sentence),
    };

    private static AuditKind KindOf(RecordKind kind) => kind switch
    {
        RecordKind.HoldBegan => AuditKind.HoldBegan,
        RecordKind.HoldEnded => AuditKind.HoldEnded,
        RecordKind.WouldSwitch => AuditKind.WouldSwitch,
        RecordKind.Configuration => AuditKind.ConfigurationChanged,
        _ => throw new ArgumentException($"a record of kind {kind} came without what it records", nameof(kind)),
    };
}
