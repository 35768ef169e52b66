using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>The chains of an exported copy. Each record brings the hash before it: where a filter left records out, it is taken from there.</summary>
internal sealed class ExportChains(IReadOnlyList<ChainHead> noted, bool mayHaveGaps)
{
    private readonly Dictionary<string, ChainHead> _heads = new(StringComparer.Ordinal);

    public long Count { get; private set; }
    public long Gaps { get; private set; }
    public IReadOnlyList<ChainHead> Heads => [.. _heads.Values.OrderBy(head => head.Chain, StringComparer.Ordinal)];

    public ChainFault? Take(AuditRecord record, string previousHash)
    {
        var chain = record.Entry.Chain;
        var head = _heads.TryGetValue(chain, out var known) ? known : ChainHead.Start(chain);
        if (!IsHash(previousHash)) return Broken(record, previousHash);
        if (mayHaveGaps && record.Sequence > head.Sequence + 1)
        {
            Gaps++;
            head = new ChainHead(chain, record.Sequence - 1, previousHash);
        }
        if (AuditChain.Misfit(head, record) is { } fault) return fault;
        if (previousHash != head.Hash) return Broken(record, previousHash);
        _heads[chain] = AuditChain.HeadAfter(record);
        Count++;
        return noted.FirstOrDefault(other => other.Chain == chain && other.Sequence == record.Sequence && other.Hash != record.Hash) is { } replaced
            ? new ChainFault(chain, record.Sequence, $"record {record.Sequence} has hash {record.Hash}, and {replaced.Hash} was noted: from here or before, the chain was replaced") : null;
    }

    public ChainFault? End() => mayHaveGaps ? null : noted
        .Where(head => head.Sequence > (_heads.TryGetValue(head.Chain, out var reached) ? reached.Sequence : 0))
        .Select(head => new ChainFault(head.Chain, head.Sequence, $"record {head.Sequence} was noted and is not in the copy: its tail was cut")).FirstOrDefault();

    private static ChainFault Broken(AuditRecord record, string previous) =>
        new(record.Entry.Chain, record.Sequence, $"record {record.Sequence} names the hash \"{previous}\" before it, and another one is there");

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);
}
