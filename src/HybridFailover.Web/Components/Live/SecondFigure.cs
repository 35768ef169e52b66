using HybridFailover.Engine.Samples;

namespace HybridFailover.Web.Components.Live;

/// <summary>One second of a path as a small chart draws it, in 24 bits.</summary>
/// <param name="Latency">Median round trip in steps of 0.02 ms, at most <see cref="MostLatency"/>; or <see cref="NoReply"/>, <see cref="NoSample"/>.</param>
/// <param name="LossPercent">Probes of that second without any reply, 0..100; what is lost is at least 1.</param>
public readonly record struct SecondFigure(ushort Latency, byte LossPercent)
{
    public const ushort MostLatency = 0xFFFD;

    /// <summary>Everything that was sent in that second was lost or late.</summary>
    public const ushort NoReply = 0xFFFF;

    /// <summary>Nothing is known of that second.</summary>
    public const ushort NoSample = 0xFFFE;

    private const int MicrosecondsAStep = 20;

    public static SecondFigure Gap { get; } = new(NoSample, 0);

    public uint Word => ((uint)Latency << 8) | LossPercent;

    public static SecondFigure FromWord(uint word) => new((ushort)(word >> 8), (byte)word);

    public static SecondFigure Of(in PathSecond second)
    {
        var counted = second.Sent - second.Void;
        // Void probes count for nothing: a second of nothing else is a gap, not a loss.
        if (counted <= 0) return Gap;
        var loss = (byte)Math.Clamp((int)Math.Ceiling(100.0 * second.Lost / counted), 0, 100);
        if (second.MedianMicroseconds == 0) return new(NoReply, loss);
        return new((ushort)Math.Clamp(second.MedianMicroseconds / MicrosecondsAStep, 1, MostLatency), loss);
    }
}
