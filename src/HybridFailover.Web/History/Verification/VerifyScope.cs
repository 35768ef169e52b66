using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>What is verified. From and To take each chain from the first record in the range to the last one: the record before the first is taken as it is.</summary>
/// <param name="Chain">A site's code or (program); null: every chain.</param>
/// <param name="Noted">Heads that were noted elsewhere.</param>
internal sealed record VerifyScope(string? Chain, DateTimeOffset? From, DateTimeOffset? To, IReadOnlyList<ChainHead> Noted)
{
    public bool IsRange => From is not null || To is not null;

    /// <summary>The noted heads of what is verified.</summary>
    public IReadOnlyList<ChainHead> Compared => Chain is null ? Noted : [.. Noted.Where(head => head.Chain == Chain)];

    /// <summary>Site codes compare without case, as everywhere; a chain that is written exactly so goes first.</summary>
    /// <param name="chains">Those that are there.</param>
    /// <exception cref="KeyNotFoundException">There is no such chain, and no head of it was noted: nothing would be verified.</exception>
    public VerifyScope On(IReadOnlyCollection<string> chains)
    {
        if (Chain is null || chains.Contains(Chain)) return this;
        if (chains.FirstOrDefault(known => known.Equals(Chain, StringComparison.OrdinalIgnoreCase)) is { } found) return this with { Chain = found };
        return Compared.Count > 0 ? this : throw new KeyNotFoundException($"it has no chain {Chain}. It has {(chains.Count == 0 ? "none" : string.Join(", ", chains))}");
    }
}
