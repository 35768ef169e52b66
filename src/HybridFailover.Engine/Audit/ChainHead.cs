namespace HybridFailover.Engine.Audit;

/// <summary>Where a chain stands: noted elsewhere, it proves later that no tail was cut or replaced.</summary>
/// <param name="Sequence">Of the newest record; 0: the chain has none.</param>
/// <param name="Hash">Of the newest record; before the first, 64 zeros.</param>
public sealed record ChainHead(string Chain, long Sequence, string Hash)
{
    private static readonly string Zero = new('0', 64);

    /// <summary>Before the first record.</summary>
    public static ChainHead Start(string chain) => new(chain, 0, Zero);
}
