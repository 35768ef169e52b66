using System.Globalization;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Lab.Simulated;

/// <summary>How a simulated path treats packets. Ratios are 0..1 of all probes.</summary>
public sealed record PathConditions
{
    /// <summary>The shortest round trip.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Mean of what is added to it: exponential, as queues do, at most eight times the mean.</summary>
    public TimeSpan Jitter { get; init; }

    public double LossRatio { get; init; }
    public BurstLoss? Bursts { get; init; }

    /// <summary>Nothing reaches on premises.</summary>
    public bool LostOut { get; init; }

    /// <summary>Nothing comes back from there.</summary>
    public bool LostBack { get; init; }

    /// <summary>A router on the way answers with this error in place of the target; null: none does.</summary>
    public EchoReplyKind? Refusal { get; init; }

    public double DuplicateRatio { get; init; }

    /// <summary>Share of replies that come <see cref="LateBy"/> later.</summary>
    public double LateRatio { get; init; }
    public TimeSpan LateBy { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Share of probes that someone else answers as well, also when the path is dead: from another address, or without knowing the nonce.</summary>
    public double ForgedRatio { get; init; }

    public static PathConditions BlackHole { get; } = new() { LostOut = true, LostBack = true };

    /// <summary>These conditions with a cut on top.</summary>
    public PathConditions With(PathCut? cut) => cut?.Kind switch
    {
        null => this,
        CutKind.Drop or CutKind.Down => this with { LostOut = true, LostBack = true },
        CutKind.Reject => this with { Refusal = EchoReplyKind.HostUnreachable },
        CutKind.OneWay => this with { LostOut = true },
        CutKind.OneWayBack => this with { LostBack = true },
        CutKind.Loss => this with { LossRatio = cut.LossRatio, Bursts = null },
        _ => this with { Latency = cut.Latency },
    };

    /// <summary>For people, e.g. "2.1 ms, jitter 0.2 ms, loss 26 %".</summary>
    public override string ToString()
    {
        if (LostOut || LostBack) return "dead";
        var text = string.Create(CultureInfo.InvariantCulture, $"{Latency.TotalMilliseconds:0.#} ms");
        if (Jitter > TimeSpan.Zero) text += string.Create(CultureInfo.InvariantCulture, $", jitter {Jitter.TotalMilliseconds:0.#} ms");
        var loss = 1 - (1 - LossRatio) * (1 - (Bursts?.MeanRatio ?? 0));
        if (loss > 0) text += string.Create(CultureInfo.InvariantCulture, $", loss {loss * 100:0.#} %");
        return text;
    }
}
