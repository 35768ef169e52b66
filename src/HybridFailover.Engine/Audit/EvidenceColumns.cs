namespace HybridFailover.Engine.Audit;

/// <summary>One path's rounds around a decision, column by column; all columns have one entry for each round, in the order of sending. Targets are bits, the first the lowest.</summary>
public sealed record EvidenceColumns
{
    /// <summary>Microseconds from the decision to the round's first probe; negative before it.</summary>
    public required IReadOnlyList<long> SentMicroseconds { get; init; }

    /// <summary>The smallest round trip in time; -1: none.</summary>
    public required IReadOnlyList<long> RoundTripMicroseconds { get; init; }

    /// <summary>The values of <c>RoundKind</c> and <c>RoundOutcome</c>.</summary>
    public required IReadOnlyList<byte> Kinds { get; init; }
    public required IReadOnlyList<byte> Outcomes { get; init; }

    public required IReadOnlyList<uint> Sent { get; init; }
    public required IReadOnlyList<uint> Answered { get; init; }
    public required IReadOnlyList<uint> Late { get; init; }
    public required IReadOnlyList<uint> Void { get; init; }

    public int Count => SentMicroseconds.Count;
}
