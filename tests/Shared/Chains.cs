using HybridFailover.Engine.Audit;

namespace HybridFailover.Tests;

/// <summary>Verifies a chain that is at hand.</summary>
internal static class Chains
{
    public static ChainFault? Verify(ChainHead from, IEnumerable<AuditRecord> records, ChainHead? noted = null)
    {
        var verifier = new ChainVerifier(noted is null ? [] : [noted], [from]);
        foreach (var record in records)
            if (verifier.Take(record) is { } fault) return fault;
        return verifier.End();
    }
}
