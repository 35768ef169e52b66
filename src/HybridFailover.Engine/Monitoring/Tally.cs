using System.Numerics;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Probes over a span. Those still waiting count neither way, nor do void ones; a late reply is not loss.</summary>
internal struct Tally
{
    private int _known;
    private int _lost;
    private int _late;

    public readonly double? Loss => _known == 0 ? null : (double)_lost / _known;

    public readonly double? LateRatio => _known == 0 ? null : (double)_late / _known;

    /// <param name="isOver">The round's timeout is over: what has not answered is lost.</param>
    public void Add(in RingRound round, bool isOver)
    {
        var lost = isOver ? BitOperations.PopCount(round.Pending) : 0;
        var late = BitOperations.PopCount(round.Late);
        _lost += lost;
        _late += late;
        _known += BitOperations.PopCount(round.Answered) + late + lost;
    }
}
