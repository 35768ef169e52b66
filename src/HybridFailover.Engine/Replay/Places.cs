namespace HybridFailover.Engine.Replay;

/// <summary>The places of a second's, or a minute's, evenly spaced rounds: a lost round takes the nearest one, and the good ones have those that are left.</summary>
internal struct Places(int count)
{
    private readonly bool[] _taken = new bool[count];

    /// <summary>Those that are left.</summary>
    public int Count { get; private set; } = count;

    public readonly bool Has(int place) => !_taken[place];

    /// <summary>Takes the place, or, when it is taken, the nearest one that is not; none is left when more was lost than sent.</summary>
    public void Take(int place)
    {
        if (Count == 0) return;
        for (var away = 0; ; away++)
        {
            if (TryTake(place - away) || TryTake(place + away)) break;
        }
        Count--;
    }

    private readonly bool TryTake(int place)
    {
        if (place < 0 || place >= _taken.Length || _taken[place]) return false;
        return _taken[place] = true;
    }
}
