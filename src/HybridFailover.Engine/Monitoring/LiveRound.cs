using System.Numerics;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Monitoring;

/// <summary>A steady round that is decided, as followers get it. Fast rounds are left out, as in every figure: they would weigh trouble twice.</summary>
/// <param name="Index">Its place among the path's rounds. One that comes a second time takes the place of the first: a reply came late.</param>
/// <param name="SentUtcTicks">When it was sent, UTC, in ticks of 100 ns.</param>
/// <param name="RoundTripTicks">The smallest round trip, in ticks of 100 ns; 0: nothing answered in time.</param>
/// <param name="Sent">Probes that count, 0 to 32; the void ones are left out. 0: the whole round is void, and nobody's loss.</param>
/// <param name="Lost">Probes without any reply.</param>
/// <param name="Late">Probes answered after the timeout: no loss.</param>
public readonly record struct LiveRound(long Index, long SentUtcTicks, uint RoundTripTicks, byte Sent, byte Lost, byte Late)
{
    internal static LiveRound Of(long index, in RingRound round, DateTimeOffset sentAt)
    {
        var sent = Count(round.Sent & ~round.Void);
        // What answered in a round that is void for want of the monitor's own time proves nothing, and is not drawn.
        return round.Outcome == RoundOutcome.Void
            ? new(index, sentAt.UtcTicks, 0, 0, 0, 0)
            : new(index, sentAt.UtcTicks, round.RoundTripTicks, sent, Count(round.Pending), Count(round.Late));
    }

    private static byte Count(uint targets) => (byte)BitOperations.PopCount(targets);
}
