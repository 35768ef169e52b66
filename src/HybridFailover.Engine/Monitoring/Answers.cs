using System.Collections.Concurrent;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Who waits for the answer to which command.</summary>
internal sealed class Answers
{
    private readonly ConcurrentDictionary<(string Site, string Id), TaskCompletionSource<CommandAnswer>> _waiting = new();

    /// <summary>Waits for an answer. The same id asked twice at once gets the same answer.</summary>
    public Task<CommandAnswer> Expect(string site, string id) =>
        _waiting.GetOrAdd((site, id), _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Give(string site, CommandAnswer answer)
    {
        if (_waiting.TryRemove((site, answer.Id), out var waiting)) waiting.TrySetResult(answer);
    }
}
