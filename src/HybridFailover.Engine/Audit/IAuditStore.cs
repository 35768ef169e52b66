namespace HybridFailover.Engine.Audit;

/// <summary>Where records are kept. Thread-safe. Nothing here throws for what the store can't do: failover never waits for it, and its state is shown.</summary>
public interface IAuditStore
{
    /// <summary>Appends to the entry's chain, in the order of the calls.</summary>
    /// <returns>Completes when the record is durable, which may be long; never faults. Until then it is queued.</returns>
    Task AppendAsync(AuditEntry entry);

    /// <summary>Why records are not, or not all, kept as they should be; null: they are. Shown as "audit degraded".</summary>
    string? Degraded { get; }

    /// <summary>The chains that have records.</summary>
    IReadOnlyList<string> Chains { get; }

    /// <summary>A chain's newest link, to be noted elsewhere.</summary>
    ChainHead Head(string chain);

    /// <summary>Where the records that are kept of a chain begin: its start, or the last one that was dropped.</summary>
    ChainHead Begin(string chain);

    /// <summary>Records of a chain after a sequence number, in order.</summary>
    IReadOnlyList<AuditRecord> Read(string chain, long after, int limit);
}
