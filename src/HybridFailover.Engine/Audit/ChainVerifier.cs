namespace HybridFailover.Engine.Audit;

/// <summary>Follows chains, record by record, in whichever order the chains come; each chain's own order counts.</summary>
/// <param name="noted">Heads that were noted elsewhere: their records must be in the chains.</param>
/// <param name="begin">Where the records that are brought begin; chains that are not named begin at their start.</param>
public sealed class ChainVerifier(IEnumerable<ChainHead> noted, IEnumerable<ChainHead>? begin = null)
{
    private readonly ILookup<string, ChainHead> _noted = noted.ToLookup(head => head.Chain, StringComparer.Ordinal);
    private readonly Dictionary<string, ChainHead> _heads = (begin ?? []).ToDictionary(head => head.Chain, StringComparer.Ordinal);

    /// <summary>How many records fitted.</summary>
    public long Count { get; private set; }

    /// <summary>Each chain's newest record that fitted.</summary>
    public IReadOnlyList<ChainHead> Heads => [.. _heads.Values.OrderBy(head => head.Chain, StringComparer.Ordinal)];

    /// <summary>Takes the next record of its chain.</summary>
    /// <returns>What doesn't fit; null: it fits. After a fault nothing that follows in that chain can be told.</returns>
    public ChainFault? Take(AuditRecord record)
    {
        var head = _heads.TryGetValue(record.Entry.Chain, out var known) ? known : ChainHead.Start(record.Entry.Chain);
        if (AuditChain.Misfit(head, record) is { } fault) return fault;
        _heads[head.Chain] = AuditChain.HeadAfter(record);
        Count++;
        foreach (var noted in _noted[head.Chain])
            if (noted.Sequence == record.Sequence && noted.Hash != record.Hash)
                return new ChainFault(head.Chain, record.Sequence, $"record {record.Sequence} has hash {record.Hash}, and {noted.Hash} was noted: from here or before, the chain was replaced");
        return null;
    }

    /// <summary>All records were brought.</summary>
    /// <returns>A noted head that the chains don't reach; null: they reach all.</returns>
    public ChainFault? End()
    {
        foreach (var head in _noted.SelectMany(chain => chain).OrderBy(head => head.Chain, StringComparer.Ordinal))
        {
            var reached = _heads.TryGetValue(head.Chain, out var known) ? known.Sequence : 0;
            if (head.Sequence > reached)
                return new ChainFault(head.Chain, reached + 1, $"the chain ends at record {reached}, and record {head.Sequence} was noted: its tail was cut");
        }
        return null;
    }
}
