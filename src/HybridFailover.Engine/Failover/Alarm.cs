namespace HybridFailover.Engine.Failover;

public enum AlarmKind
{
    Isolated, Unprotected, Blind, Stuck, Foreign, Drift, Ineffective, Flapping, HoldBroken, AuditDegraded, MonitorIll,

    /// <summary>EC2 refuses a write for good, or the state file is missing or unreadable: failback waits for a person.</summary>
    WriteRefused, StateLost,
}

/// <summary>One alarm of a site.</summary>
/// <param name="Since">UTC.</param>
/// <param name="AcknowledgedBy">Who took note of it; null: nobody yet.</param>
public sealed record Alarm(AlarmKind Kind, DateTimeOffset Since, string Sentence, string? AcknowledgedBy = null);
