using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>A page of entries with what their records say of each.</summary>
/// <param name="Facts">By the number of the entry.</param>
/// <param name="Total">Of all entries, whatever the filter; at most <see cref="EntryPage.MostCounted"/>.</param>
/// <param name="IsTotalPartial">There are more than <paramref name="Total"/>.</param>
/// <param name="Last">The newest entry of all: what an empty page points at; null: there is none.</param>
internal sealed record RecordedPage(EntryPage Page, IReadOnlyDictionary<long, EntryFacts> Facts, int Total, bool IsTotalPartial, HistoryEntry? Last)
{
    public static RecordedPage Read(SqliteConnection connection, AuditFilter filter, PageRequest request)
    {
        var page = EntryPages.Read(connection, filter, request);
        var all = EntryPages.Read(connection, new AuditFilter(), new PageRequest(1));
        return new RecordedPage(page, EntryFacts.Read(connection, page.Entries), all.Count, all.IsCountPartial, all.Entries.Count > 0 ? all.Entries[0] : null);
    }
}
