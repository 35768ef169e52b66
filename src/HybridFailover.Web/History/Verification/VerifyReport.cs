using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Records">How many fitted before the first that didn't.</param>
/// <param name="EvidenceBytes">How much evidence was compared with its hash.</param>
/// <param name="Gaps">A filtered export: places where records are left out, so that only what stands next to each other was linked.</param>
/// <param name="Fault">The first record that doesn't fit; null: all do.</param>
/// <param name="Heads">Each chain's newest record that fitted.</param>
internal sealed record VerifyReport(long Records, long EvidenceBytes, long Gaps, ChainFault? Fault, IReadOnlyList<ChainHead> Heads)
{
    public bool IsWhole => Fault is null;
}
