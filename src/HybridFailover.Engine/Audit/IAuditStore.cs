namespace HybridFailover.Engine.Audit;

/// <summary>Where records are kept. Thread-safe. Nothing here throws for what the store can't do: failover never waits for it, and its state is shown.</summary>
public interface IAuditStore
{
    /// <summary>Appends each entry to its chain, in the order of the calls: all of one call, or, after a crash, none.</summary>
    /// <returns>Completes when the records are durable, which may be long; never faults. Until then they are queued.</returns>
    Task AppendAsync(params IReadOnlyList<AuditEntry> entries);

    /// <summary>Why records are not, or not all, kept as they should be; null: they are. Shown as "audit degraded".</summary>
    string? Degraded { get; }

    /// <summary>What an earlier run left of transitions: the newest entry of each, its outcome or, without one, its intent; oldest first.
    /// Every intent without an outcome is among them, however old. Completes when it could be read, which may be long; never faults.</summary>
    /// <param name="limit">How many that have ended.</param>
    Task<IReadOnlyList<AuditEntry>> EarlierTransitionsAsync(int limit);

    /// <summary>The newest entries of one kind or another in a chain, newest first. Completes when it could be read, which may be long; never faults.</summary>
    Task<IReadOnlyList<AuditEntry>> NewestAsync(string chain, IReadOnlyList<AuditKind> kinds, int limit);
}
