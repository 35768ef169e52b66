using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>What a person said of an entry: plain text, never replaced.</summary>
public sealed record RemarkLine(long Record, bool IsReview, DateTimeOffset At, string Actor, string Text)
{
    internal static IReadOnlyList<RemarkLine> Of(EntryDetail detail) =>
    [
        .. detail.Remarks.Select(record => new RemarkLine(
            record.Id, record.Kind == "review", record.At, Facts.In(record.Content, "actor") ?? "unknown", Facts.In(record.Content, "text") ?? "The text can't be read: the record was changed.")),
    ];
}
