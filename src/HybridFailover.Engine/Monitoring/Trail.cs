using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Keeps records and the state file; an intent waits for the disk at most 50 ms.</summary>
/// <param name="audit">Null: records are not kept.</param>
/// <param name="file">Null: what routes cannot tell ends with the program.</param>
internal sealed class Trail(TransitionList transitions, IAuditStore? audit = null, StateFile? file = null, TimeProvider? time = null)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Why records or the state file are not on disk; null: they are.</summary>
    public string? Trouble => audit?.Degraded ?? file?.Trouble;

    /// <summary>Keeps one record; completes at once for all but a transition's intent, which comes before the first call to EC2.</summary>
    public ValueTask KeepAsync(Mailbox site, KeepRecord record)
    {
        if (record.Transition is { } transition) transitions.Put(transition);
        if (audit is null) return ValueTask.CompletedTask;
        var kept = audit.AppendAsync(RecordEntry.Of(record, site.Site));
        return record.Kind != RecordKind.TransitionIntent || kept.IsCompleted ? ValueTask.CompletedTask : new ValueTask(AtMost(kept));
    }

    /// <summary>Remembers the site's newest state; does not wait.</summary>
    public void Save(Mailbox site) => file?.Put(Memory.Of(site.State));

    /// <summary>Calls back when what was saved is on disk (true), or after 50 ms (false).</summary>
    public void WhenSaved(Action<bool> then)
    {
        if (file is null) then(true);
        else _ = Tell(file, then);
    }

    private static async Task Tell(StateFile file, Action<bool> then) => then(await file.DurableWithinAsync(Longest));

    private async Task AtMost(Task kept)
    {
        try
        {
            await kept.WaitAsync(Longest, _time);
        }
        catch (TimeoutException)
        {
            // Failover never waits for the disk: the record is queued, and the store says that it is behind.
        }
    }
}
