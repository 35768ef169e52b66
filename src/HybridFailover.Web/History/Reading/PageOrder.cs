using HybridFailover.Web.History.Rows;

namespace HybridFailover.Web.History.Reading;

/// <summary>The order of pages: by instant, then by number; and what lies beyond a cursor in it. The bound on the instant alone is what an index can seek.</summary>
internal static class PageOrder
{
    /// <summary>Newest first.</summary>
    public static IQueryable<EntryRow> Older(this IQueryable<EntryRow> entries, PageCursor? than)
    {
        if (than is { } cursor)
        {
            var (at, id) = (cursor.At, cursor.Id);
            entries = entries.Where(entry => entry.At <= at && (entry.At < at || entry.Id < id));
        }
        return entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
    }

    /// <summary>The nearest first: the other way round.</summary>
    public static IQueryable<EntryRow> Newer(this IQueryable<EntryRow> entries, PageCursor than)
    {
        var (at, id) = (than.At, than.Id);
        return entries.Where(entry => entry.At >= at && (entry.At > at || entry.Id > id)).OrderBy(entry => entry.At).ThenBy(entry => entry.Id);
    }
}
