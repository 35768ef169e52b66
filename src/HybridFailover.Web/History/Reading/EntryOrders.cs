using HybridFailover.Web.History.Rows;

namespace HybridFailover.Web.History.Reading;

/// <summary>What lies beyond an entry in an order. By time an index seeks it; the other orders walk what the filter finds.</summary>
internal static class EntryOrders
{
    /// <param name="than">Null: from the first on.</param>
    public static IQueryable<EntryRow> Following(this IQueryable<EntryRow> entries, EntryOrder order, EntryRow? than) => order switch
    {
        EntryOrder.Oldest => than is null ? entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id) : entries.Newer(Of(than)),
        EntryOrder.Longest => Shorter(entries.Where(entry => entry.Duration != null), than).OrderByDescending(entry => entry.Duration).ThenByDescending(entry => entry.At).ThenByDescending(entry => entry.Id),
        EntryOrder.Site => SiteAfter(entries, than).OrderBy(entry => entry.Site).ThenByDescending(entry => entry.At).ThenByDescending(entry => entry.Id),
        _ => entries.Older(than is null ? null : Of(than)),
    };

    /// <summary>The nearest first: the other way round.</summary>
    public static IQueryable<EntryRow> Preceding(this IQueryable<EntryRow> entries, EntryOrder order, EntryRow than)
    {
        var (at, id, duration, site) = (than.At, than.Id, than.Duration, than.Site);
        return order switch
        {
            EntryOrder.Oldest => entries.Older(Of(than)),
            EntryOrder.Longest => entries.Where(entry => entry.Duration != null && (entry.Duration > duration || (entry.Duration == duration && (entry.At > at || (entry.At == at && entry.Id > id)))))
                .OrderBy(entry => entry.Duration).ThenBy(entry => entry.At).ThenBy(entry => entry.Id),
            EntryOrder.Site => entries.Where(entry => entry.Site.CompareTo(site) < 0 || (entry.Site == site && (entry.At > at || (entry.At == at && entry.Id > id))))
                .OrderByDescending(entry => entry.Site).ThenBy(entry => entry.At).ThenBy(entry => entry.Id),
            _ => entries.Newer(Of(than)),
        };
    }

    private static IQueryable<EntryRow> Shorter(IQueryable<EntryRow> entries, EntryRow? than)
    {
        if (than is null) return entries;
        var (at, id, duration) = (than.At, than.Id, than.Duration);
        return entries.Where(entry => entry.Duration < duration || (entry.Duration == duration && (entry.At < at || (entry.At == at && entry.Id < id))));
    }

    private static IQueryable<EntryRow> SiteAfter(IQueryable<EntryRow> entries, EntryRow? than)
    {
        if (than is null) return entries;
        var (at, id, site) = (than.At, than.Id, than.Site);
        return entries.Where(entry => entry.Site.CompareTo(site) > 0 || (entry.Site == site && (entry.At < at || (entry.At == at && entry.Id < id))));
    }

    private static PageCursor Of(EntryRow row) => new(row.At, row.Id);
}
