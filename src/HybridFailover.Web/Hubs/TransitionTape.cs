namespace HybridFailover.Web.Hubs;

/// <summary>The newest beginnings and ends of transitions, numbered, so that a slow reader still gets every one of them. Thread-safe.</summary>
internal sealed class TransitionTape(int capacity)
{
    private readonly Lock _lock = new();
    private readonly (string Site, byte[] Json)[] _entries = new (string, byte[])[capacity];
    private long _end;

    /// <summary>The number that the next entry gets.</summary>
    public long End
    {
        get
        {
            lock (_lock) return _end;
        }
    }

    public void Add(string site, byte[] json)
    {
        lock (_lock) _entries[_end++ % capacity] = (site, json);
    }

    /// <summary>What was added from a number on, and how many entries before it are gone.</summary>
    /// <param name="next">Where to go on.</param>
    public IReadOnlyList<(string Site, byte[] Json)> From(long number, out long next, out long missed)
    {
        lock (_lock)
        {
            next = _end;
            var first = Math.Max(number, _end - capacity);
            missed = first - number;
            if (first == _end) return [];
            var found = new (string, byte[])[_end - first];
            for (var index = first; index < _end; index++) found[index - first] = _entries[index % capacity];
            return found;
        }
    }
}
