using HybridFailover.Engine.Audit;
using HybridFailover.Web.History.Rows;

namespace HybridFailover.Web.History.Reading;

/// <summary>One record as it is stored, whether or not it fits its hash.</summary>
/// <param name="Kind">The word that is hashed: of <see cref="AuditKind"/>, or one that a newer program knows.</param>
/// <param name="Hash">64 lower-case hexadecimal digits.</param>
/// <param name="PreviousHash">Of the record before it in its chain; null: that record is not there.</param>
internal sealed record HistoryRecord(long Id, string Chain, long Sequence, DateTimeOffset At, string Kind, string Subject, string Content, string Hash, string? PreviousHash)
{
    public static HistoryRecord Of(RecordRow row, byte[]? previous) => new(
        row.Id, row.Chain, row.Sequence, new DateTimeOffset(row.At, TimeSpan.Zero), row.Kind, row.Subject, row.Content, Convert.ToHexStringLower(row.Hash),
        row.Sequence == 1 ? ChainHead.Start(row.Chain).Hash : previous is null ? null : Convert.ToHexStringLower(previous));
}
