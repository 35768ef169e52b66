namespace HybridFailover.Web.History.Export;

/// <summary>One record on its way out, as the database has its bytes: texts in UTF-8. Holds until the next one is read.</summary>
/// <param name="at">UTC ticks.</param>
/// <param name="previousHash">32 bytes; empty: the record before it is not there.</param>
internal readonly ref struct ExportRow(
    long record, ReadOnlySpan<byte> chain, long sequence, long at, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> content, ReadOnlySpan<byte> previousHash, ReadOnlySpan<byte> hash)
{
    public long Record { get; } = record;
    public ReadOnlySpan<byte> Chain { get; } = chain;
    public long Sequence { get; } = sequence;
    public DateTime At { get; } = new(Math.Clamp(at, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    public ReadOnlySpan<byte> Kind { get; } = kind;
    public ReadOnlySpan<byte> Id { get; } = id;
    public ReadOnlySpan<byte> Content { get; } = content;
    public ReadOnlySpan<byte> PreviousHash { get; } = previousHash;
    public ReadOnlySpan<byte> Hash { get; } = hash;
}
