using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Keeps records and the state file; an intent waits for the disk at most 50 ms.</summary>
internal sealed class Trail(TransitionList transitions, IAuditStore audit, StateFile file, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    /// <summary>Why records or the state file are not on disk; null: they are.</summary>
    public string? Trouble => audit.Degraded ?? file.Trouble;

    /// <summary>Does once, and for nothing, what an intent costs: compiled and with the site's policy written out, the first failover pays for neither.
    /// For each site, at a start and at a new configuration; off the failover path.</summary>
    public static void Prepare(Site site)
    {
        var sample = new Transition
        {
            Id = "", Site = site.Code, From = null, To = "", Trigger = Trigger.Start, Cause = "", DetectedAt = DateTimeOffset.UnixEpoch, DecidedAt = DateTimeOffset.UnixEpoch,
        };
        _ = AuditChain.Append(ChainHead.Start(site.Code), TransitionContent.Intent(sample, site));
    }

    /// <summary>Keeps one record; completes at once for all but a transition's intent, which comes before the first call to EC2.</summary>
    public ValueTask KeepAsync(Mailbox site, KeepRecord record)
    {
        if (record.Transition is { } transition) transitions.Put(transition);
        var kept = audit.AppendAsync(RecordEntry.Of(record, site.Site));
        return record.Kind != RecordKind.TransitionIntent || kept.IsCompleted ? ValueTask.CompletedTask : new ValueTask(AtMost(kept));
    }

    /// <summary>Remembers the site's newest state; does not wait.</summary>
    public void Save(Mailbox site) => file.Put(Memory.Of(site.State));

    /// <summary>Calls back when what was saved is on disk (true), or after 50 ms (false).</summary>
    public void WhenSaved(Action<bool> then) => _ = TellAsync(then);

    private async Task TellAsync(Action<bool> then) => then(await file.DurableWithinAsync(Longest));

    private async Task AtMost(Task kept)
    {
        try
        {
            await kept.WaitAsync(Longest, time);
        }
        catch (TimeoutException)
        {
            // Failover never waits for the disk: the record is queued, and the store says that it is behind.
        }
    }
}
