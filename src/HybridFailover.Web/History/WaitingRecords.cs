namespace HybridFailover.Web.History;

/// <summary>
/// What is not in the database yet, in the order of the calls: first what the spill file holds, then what the writer has in hand, then the rest.
/// Records are never dropped. Thread-safe.
/// </summary>
internal sealed class WaitingRecords : IDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<WaitingGroup> _queue = new();
    private List<WaitingGroup> _inHand = [];
    private readonly SemaphoreSlim _arrived = new(0);

    /// <summary>How many groups are in memory.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _queue.Count + _inHand.Count;
        }
    }

    /// <summary>When the oldest that is in memory came; null: none is.</summary>
    public TimeSpan? OldestSince
    {
        get
        {
            lock (_lock) return _inHand.Count > 0 ? _inHand[0].Since : _queue.First?.Value.Since;
        }
    }

    public void Put(WaitingGroup group)
    {
        lock (_lock) _queue.AddLast(group);
        _arrived.Release();
    }

    /// <summary>Wakes the writer for something else.</summary>
    public void Wake() => _arrived.Release();

    /// <summary>Waits for something to do.</summary>
    public void Wait(TimeSpan longest)
    {
        _arrived.Wait(longest);
        while (_arrived.Wait(TimeSpan.Zero)) { } // all that came is taken together
    }

    /// <summary>Takes the oldest in hand, to write them.</summary>
    /// <param name="unless">Something older is in the spill file: nothing is taken. Asked under the lock, so that what <see cref="Spilled"/> takes away is not passed over.</param>
    public IReadOnlyList<WaitingGroup> Take(int most, Func<bool> unless)
    {
        lock (_lock)
        {
            if (unless()) return [];
            while (_inHand.Count < most && _queue.First is { } first)
            {
                _inHand.Add(first.Value);
                _queue.RemoveFirst();
            }
            return [.. _inHand];
        }
    }

    /// <summary>What was in hand is in the database.</summary>
    public void Written()
    {
        List<WaitingGroup> written;
        lock (_lock) (written, _inHand) = (_inHand, []);
        foreach (var group in written) group.IsOnDisk();
    }

    /// <summary>What was in hand may or may not be in the database: it goes back to its place, and is recognised by its key.</summary>
    public void PutBack()
    {
        lock (_lock)
        {
            for (var at = _inHand.Count - 1; at >= 0; at--) _queue.AddFirst(_inHand[at]);
            _inHand = [];
        }
    }

    public void Dispose() => _arrived.Dispose();

    /// <summary>Everything in memory, in order; nothing is taken out.</summary>
    public IReadOnlyList<WaitingGroup> Look()
    {
        lock (_lock) return [.. _inHand, .. _queue];
    }

    /// <summary>These are in the spill file now, in front of everything else.</summary>
    public void Spilled(IReadOnlyList<WaitingGroup> spilled)
    {
        var gone = spilled.ToHashSet(ReferenceEqualityComparer.Instance);
        lock (_lock)
        {
            _inHand.RemoveAll(gone.Contains);
            for (var node = _queue.First; node is not null;)
            {
                var next = node.Next;
                if (gone.Contains(node.Value)) _queue.Remove(node);
                node = next;
            }
        }
        foreach (var group in spilled) group.IsOnDisk();
    }
}
