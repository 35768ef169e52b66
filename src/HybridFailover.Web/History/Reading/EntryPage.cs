namespace HybridFailover.Web.History.Reading;

/// <param name="Entries">Newest first.</param>
/// <param name="Next">Behind the oldest of them; null: there is nothing older.</param>
/// <param name="Previous">Before the newest of them; null: there is nothing newer yet.</param>
/// <param name="Count">Of all that the filter finds; at most <see cref="MostCounted"/>.</param>
/// <param name="IsCountPartial">There are more than <paramref name="Count"/>.</param>
internal sealed record EntryPage(IReadOnlyList<HistoryEntry> Entries, PageCursor? Next, PageCursor? Previous, int Count, bool IsCountPartial)
{
    public const int MostCounted = 10_000;
}
