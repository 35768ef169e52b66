using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Records">How many fitted before the first that didn't.</param>
/// <param name="EvidenceBytes">How much evidence was compared with its hash.</param>
/// <param name="Gaps">A filtered export: places where records are left out, so that only what stands next to each other was linked.</param>
/// <param name="Fault">The first record that doesn't fit; without a chain, the line; null: all do.</param>
/// <param name="Heads">Each chain's newest record that fitted.</param>
internal sealed record VerifyReport(long Records, long EvidenceBytes, long Gaps, ChainFault? Fault, IReadOnlyList<ChainHead> Heads)
{
    /// <summary>A range, or a filtered export: whether a chain goes on behind its last record here can't be told, also not by a noted head.</summary>
    public bool HidesTail { get; init; }

    public bool IsWhole => Fault is null;
}
