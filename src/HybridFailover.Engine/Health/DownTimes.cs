using System.Runtime.CompilerServices;

namespace HybridFailover.Engine.Health;

/// <summary>When a path went down, the last 16 times: more would not change how many good rounds are asked for.</summary>
internal struct DownTimes
{
    private const int Kept = 16;
    private Times _times;
    private int _count;

    public void Add(TimeSpan at) => _times[_count++ % Kept] = at;

    public readonly int Since(TimeSpan from)
    {
        var since = 0;
        for (var place = 0; place < Math.Min(_count, Kept); place++)
            if (_times[place] >= from) since++;
        return since;
    }

    [InlineArray(Kept)]
    private struct Times
    {
        private TimeSpan _first;
    }
}
