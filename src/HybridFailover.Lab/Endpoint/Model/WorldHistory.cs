namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>The network as it was, for reads that lag. Keeps so many changes; what is older looks like the oldest kept. Not thread-safe.</summary>
internal sealed class WorldHistory(VpcWorld first)
{
    private const int Kept = 4096;
    private readonly Queue<(TimeSpan ReplacedAt, VpcWorld World)> _past = new();
    private VpcWorld _present = first;

    public void Add(TimeSpan now, VpcWorld world)
    {
        _past.Enqueue((now, _present));
        _present = world;
        if (_past.Count > Kept) _past.Dequeue();
    }

    /// <summary>The one that stood at this time.</summary>
    public VpcWorld At(TimeSpan time)
    {
        foreach (var (replacedAt, world) in _past)
            if (replacedAt > time) return world;
        return _present;
    }
}
