namespace HybridFailover.Web.History.Rows;

/// <summary>One path's rounds around a decision, as they are stored.</summary>
internal sealed class EvidenceRow
{
    public long Id { get; set; }
    public long Record { get; set; }
    public required string Path { get; set; }
    public required byte[] Rounds { get; set; }
}
