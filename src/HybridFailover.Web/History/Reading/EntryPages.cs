using HybridFailover.Web.History.Rows;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>Reads a page by its place, not by its number: what is added meanwhile moves nothing, and the last page costs as much as the first.</summary>
internal static class EntryPages
{
    public const int MostNewer = 100;

    public static EntryPage Read(SqliteConnection connection, AuditFilter filter, PageRequest page)
    {
        // One moment for the page and its count.
        using var moment = connection.BeginTransaction(deferred: true);
        using var context = HistoryContext.On(connection, moment);
        var query = new EntryQuery(context, filter.Text);
        var counted = query.Of(filter).Take(EntryPage.MostCounted + 1).Count();
        var (rows, hasNewer, hasOlder) = page.Order != EntryOrder.Newest ? Ordered(query, filter, page) : page.Before is { } before ? Before(query, filter, page.Limit, before) : After(query, filter, page.Limit, page.After);
        var entries = rows.Select(HistoryEntry.Of).ToList();
        return new EntryPage(
            entries, hasOlder ? entries[^1].Cursor : null, hasNewer ? entries[0].Cursor : null, Math.Min(counted, EntryPage.MostCounted), counted > EntryPage.MostCounted);
    }

    public static int Newer(SqliteConnection connection, AuditFilter filter, PageCursor than)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        using var context = HistoryContext.On(connection, moment);
        return new EntryQuery(context, filter.Text).Of(Since(filter, than)).Newer(than).Take(MostNewer).Count();
    }

    private static (List<EntryRow> Rows, bool HasNewer, bool HasOlder) After(EntryQuery query, AuditFilter filter, int limit, PageCursor? cursor)
    {
        var rows = query.Of(Until(filter, cursor)).Older(cursor).Take(limit + 1).ToList();
        var hasOlder = rows.Count > limit;
        if (hasOlder) rows.RemoveAt(limit);
        return (rows, cursor is not null && rows.Count > 0 && query.Of(Since(filter, Of(rows[0]))).Newer(Of(rows[0])).Any(), hasOlder);
    }

    private static (List<EntryRow> Rows, bool HasNewer, bool HasOlder) Before(EntryQuery query, AuditFilter filter, int limit, PageCursor cursor)
    {
        var rows = query.Of(Since(filter, cursor)).Newer(cursor).Take(limit + 1).ToList();
        var hasNewer = rows.Count > limit;
        if (hasNewer) rows.RemoveAt(limit);
        rows.Reverse();
        return (rows, hasNewer, rows.Count > 0 && query.Of(Until(filter, Of(rows[^1]))).Older(Of(rows[^1])).Any());
    }

    private static (List<EntryRow> Rows, bool HasPreceding, bool HasFollowing) Ordered(EntryQuery query, AuditFilter filter, PageRequest page)
    {
        var place = page.Before ?? page.After;
        var than = place is { Id: var id } ? query.Find(id) : null;
        var isBack = page.Before is not null && than is not null;
        var rows = (isBack ? query.Of(filter).Preceding(page.Order, than!) : query.Of(filter).Following(page.Order, than)).Take(page.Limit + 1).ToList();
        var isMore = rows.Count > page.Limit;
        if (isMore) rows.RemoveAt(page.Limit);
        if (isBack) rows.Reverse();
        if (rows.Count == 0) return (rows, false, false);
        return isBack
            ? (rows, isMore, query.Of(filter).Following(page.Order, rows[^1]).Any())
            : (rows, than is not null && query.Of(filter).Preceding(page.Order, rows[0]).Any(), isMore);
    }

    // The index is sought by one bound: the narrower one of the range's and the cursor's.
    private static AuditFilter Until(AuditFilter filter, PageCursor? cursor) =>
        cursor is { } older && new DateTimeOffset(older.At + 1, TimeSpan.Zero) is var end && !(filter.To < end) ? filter with { To = end } : filter;

    private static AuditFilter Since(AuditFilter filter, PageCursor cursor) =>
        new DateTimeOffset(cursor.At, TimeSpan.Zero) is var begin && !(filter.From > begin) ? filter with { From = begin } : filter;

    private static PageCursor Of(EntryRow row) => new(row.At, row.Id);
}
