using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>What is verified. From and To take each chain from the first record in the range to the last one: the record before the first is taken as it is.</summary>
/// <param name="Chain">A site's code or (program); null: every chain.</param>
/// <param name="Noted">Heads that were noted elsewhere.</param>
internal sealed record VerifyScope(string? Chain, DateTimeOffset? From, DateTimeOffset? To, IReadOnlyList<ChainHead> Noted)
{
    public bool IsRange => From is not null || To is not null;
}
