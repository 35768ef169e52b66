using System.Security.Cryptography;
using System.Text;

namespace HybridFailover.Engine.Audit;

/// <summary>The hash chain: a record's hash is SHA-256 over the previous record's hash (32 bytes) and its own canonical bytes.</summary>
public static class AuditChain
{
    /// <summary>The version of the canonical form; it is part of what is hashed.</summary>
    public const int Form = 1;

    /// <summary>Puts an entry behind a head of its own chain.</summary>
    public static AuditRecord Append(ChainHead head, AuditEntry entry) =>
        head.Chain != entry.Chain
            ? throw new ArgumentException($"an entry of {entry.Chain} can't follow in the chain of {head.Chain}", nameof(entry))
            : new AuditRecord(head.Sequence + 1, entry, Hash(head.Hash, CanonicalBytes(head.Sequence + 1, entry)));

    public static ChainHead HeadAfter(AuditRecord record) => new(record.Entry.Chain, record.Sequence, record.Hash);

    /// <summary>What is hashed of a record: a canonical object of <c>at</c>, <c>chain</c>, <c>content</c>, <c>form</c>, <c>id</c>, <c>kind</c> and <c>sequence</c>, in UTF-8.</summary>
    public static byte[] CanonicalBytes(long sequence, AuditEntry entry) => Encoding.UTF8.GetBytes(new CanonicalObject()
        .Add("at", Canonical.Time(entry.At))
        .Add("chain", Canonical.Text(entry.Chain))
        .Add("content", entry.Content)
        .Add("form", Canonical.Whole(Form))
        .Add("id", Canonical.Text(entry.Id))
        .Add("kind", Canonical.Name<AuditKind>(entry.Kind))
        .Add("sequence", Canonical.Whole(sequence))
        .ToString());

    /// <summary>Whether a record fits behind a head: the right chain, the next place, its own hash.</summary>
    /// <returns>Null: it fits.</returns>
    public static ChainFault? Misfit(ChainHead head, AuditRecord record)
    {
        var place = head.Sequence + 1;
        if (record.Entry.Chain != head.Chain) return new ChainFault(head.Chain, place, $"in the place of record {place} stands one of the chain {record.Entry.Chain}");
        if (record.Sequence != place) return new ChainFault(head.Chain, place, $"in the place of record {place} stands record {record.Sequence}: one was deleted, inserted or moved");
        return record.Hash == Hash(head.Hash, CanonicalBytes(record.Sequence, record.Entry)) ? null
            : new ChainFault(head.Chain, place, $"record {place} does not fit its hash: it, or the one before, was changed");
    }

    private static string Hash(string previous, ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Convert.FromHexString(previous));
        sha.AppendData(canonical);
        sha.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash);
    }
}
