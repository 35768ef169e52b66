using System.Collections.Immutable;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Keeps records and the state file; an intent waits for the disk at most 50 ms.</summary>
internal sealed class Trail(TransitionList transitions, IAuditStore audit, StateFile file, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    /// <summary>An intent waits less: what a timer is late by, and what follows it, belong to the same 50 ms.</summary>
    private static readonly TimeSpan LongestIntent = TimeSpan.FromMilliseconds(42);

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

    /// <summary>Keeps a decision's records, all or, after a crash, none.</summary>
    /// <returns>Completes when they are durable.</returns>
    public Task Keep(Mailbox site, ImmutableArray<Effect> decided)
    {
        List<AuditEntry>? entries = null;
        foreach (var effect in decided)
        {
            if (effect is not KeepRecord record) continue;
            if (record.Transition is { } transition) transitions.Put(transition);
            (entries ??= []).Add(RecordEntry.Of(record, site.Site));
            if (record.Kind == RecordKind.Configuration) entries.Add(ConfigurationContent.Of(site.Site, record.At.Utc));
        }
        return entries is null ? Task.CompletedTask : audit.AppendAsync(entries);
    }

    /// <summary>Waits so long that a failover is held up by 50 ms at most: an intent comes before the first call to EC2, and failover never waits for the disk. What is not durable by then is queued, and the store says that it is behind.</summary>
    public Task AtMostAsync(Task kept) => WithinAsync(kept, LongestIntent);

    /// <summary>Remembers the site's newest state; does not wait.</summary>
    public void Save(Mailbox site) => file.Put(Memory.Of(site.State));

    /// <summary>Calls back when the records and the saved state are on disk (true), or after 50 ms (false).</summary>
    public void WhenSaved(Task kept, Action<bool> then) => _ = TellAsync(kept, then);

    private async Task TellAsync(Task kept, Action<bool> then)
    {
        var saved = file.DurableWithinAsync(Longest);
        var recorded = WithinAsync(kept, Longest);
        then(await saved & await recorded);
    }

    private async Task<bool> WithinAsync(Task kept, TimeSpan longest)
    {
        if (kept.IsCompleted) return true;
        try
        {
            await kept.WaitAsync(longest, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
