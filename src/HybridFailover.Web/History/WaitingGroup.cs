using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History;

/// <summary>The records of one call, on their way to disk: all of them or none.</summary>
/// <param name="Since">Monotonic: when they came.</param>
internal sealed record WaitingGroup(IReadOnlyList<KeyedEntry> Entries, TimeSpan Since)
{
    private readonly TaskCompletionSource _durable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when they are in the database or in the spill file.</summary>
    public Task Durable => _durable.Task;

    public void IsOnDisk() => _durable.TrySetResult();
}
