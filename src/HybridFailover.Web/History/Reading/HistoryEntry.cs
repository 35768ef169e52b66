using HybridFailover.Web.History.Rows;

namespace HybridFailover.Web.History.Reading;

/// <summary>What happened once, whichever records tell of it.</summary>
/// <param name="Id">Of its first record.</param>
/// <param name="Site">The chain: a site's code, or <c>(program)</c>.</param>
/// <param name="Subject">Of the transition or command; empty: none.</param>
/// <param name="Result">Null: open, or without one.</param>
/// <param name="Outcome">The record that ended it.</param>
/// <param name="Evidence">The record with the evidence.</param>
internal sealed record HistoryEntry(
    long Id, string Site, DateTimeOffset At, string Type, string Subject, string? Trigger, string? Result, string? Actor, string? Origin, string? Target,
    TimeSpan? Duration, bool NeedsReview, string Sentence, string? Reason, string? Ticket, string? Notes, long? Outcome, long? Evidence)
{
    public PageCursor Cursor => new(At.UtcTicks, Id);

    public static HistoryEntry Of(EntryRow row) => new(
        row.Id, row.Site, new DateTimeOffset(row.At, TimeSpan.Zero), row.Type, row.Subject, row.Trigger, row.Result, row.Actor, row.Origin, row.Target,
        row.Duration is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null, row.NeedsReview != 0, row.Sentence, row.Reason, row.Ticket, row.Notes, row.Outcome, row.Evidence);
}
