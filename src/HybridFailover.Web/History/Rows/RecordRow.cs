namespace HybridFailover.Web.History.Rows;

/// <summary>One record, as it is stored. See <see cref="HistorySchema"/>.</summary>
internal sealed class RecordRow
{
    public long Id { get; set; }
    public required string Chain { get; set; }
    public long Sequence { get; set; }
    public long At { get; set; }
    public required string Kind { get; set; }
    public required string Subject { get; set; }
    public required string Content { get; set; }
    public required byte[] Hash { get; set; }
    public required byte[] Key { get; set; }
}
