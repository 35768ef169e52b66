using System.Numerics;

namespace HybridFailover.Engine.Probing;

/// <summary>The newest rounds of a path. A round keeps its index for good; an index that was overtaken is not held any more (lap check).</summary>
internal sealed class RoundRing(int capacity)
{
    private RingRound[] _rounds = new RingRound[BitOperations.RoundUpToPowerOf2((uint)capacity)];

    /// <summary>The index that the next round gets.</summary>
    public long Head { get; private set; }

    public int Capacity => _rounds.Length;

    public long Oldest => Math.Max(0, Head - _rounds.Length);

    public bool Holds(long index) => index >= Oldest && index < Head;

    public ref RingRound this[long index] => ref _rounds[index & (_rounds.Length - 1)];

    public long Add(in RingRound round)
    {
        this[Head] = round;
        return Head++;
    }

    /// <summary>Makes room for more, keeping what is there and every index. Never shrinks: evidence may still be asked for.</summary>
    public void Reserve(int capacity)
    {
        if (capacity <= _rounds.Length) return;
        var larger = new RingRound[BitOperations.RoundUpToPowerOf2((uint)capacity)];
        for (var index = Oldest; index < Head; index++) larger[index & (larger.Length - 1)] = this[index];
        _rounds = larger;
    }
}
