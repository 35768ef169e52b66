namespace HybridFailover.Lab.Endpoint;

/// <summary>The last calls, oldest first. Thread-safe. It forgets the oldest beyond its bound, and <see cref="Forgotten"/> says how many.</summary>
public sealed class CallLog(int kept)
{
    private readonly Queue<CallRecord> _calls = new();
    private readonly Lock _gate = new();
    private long _count;

    /// <summary>All calls ever received.</summary>
    public long Count
    {
        get { lock (_gate) return _count; }
    }

    /// <summary>How many of them are no longer in <see cref="Calls"/>.</summary>
    public long Forgotten
    {
        get { lock (_gate) return _count - _calls.Count; }
    }

    /// <summary>A copy of what is kept.</summary>
    public IReadOnlyList<CallRecord> Calls
    {
        get { lock (_gate) return [.. _calls]; }
    }

    /// <summary>Calls after the one with this number; of one action, or of all.</summary>
    public IReadOnlyList<CallRecord> Since(long number, string? action = null)
    {
        lock (_gate) return [.. _calls.Where(call => call.Number > number && (action is null || call.Action == action))];
    }

    internal void Add(Func<long, CallRecord> record)
    {
        lock (_gate)
        {
            _calls.Enqueue(record(++_count));
            if (_calls.Count > kept) _calls.Dequeue();
        }
    }
}
