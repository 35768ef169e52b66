using HybridFailover.Web.History.Rows;
using Microsoft.EntityFrameworkCore;

namespace HybridFailover.Web.History.Reading;

/// <summary>A filter as a query. The one place that says what a filter means: pages, counts and exports are made from it.</summary>
internal static class EntryQuery
{
    /// <summary>Up to so many matches of a text are looked up one by one; with more, the entries are walked in their order and tested.</summary>
    private const int MostDriven = 10_000;

    /// <summary>A type of entries that are open until something ends them.</summary>
    private const string Transition = "transition", Command = "command";

    public static IQueryable<EntryRow> Of(HistoryContext context, AuditFilter filter)
    {
        var entries = Matching(context, filter.Text);
        if (filter.From?.UtcTicks is { } from) entries = entries.Where(entry => entry.At >= from);
        if (filter.To?.UtcTicks is { } to) entries = entries.Where(entry => entry.At < to);
        if (filter.Site is { } site) entries = entries.Where(entry => entry.Site == site);
        if (filter.Trigger is { } trigger) entries = entries.Where(entry => entry.Trigger == trigger);
        if (filter.Result is AuditFilter.Open) entries = entries.Where(entry => entry.Result == null && (entry.Type == Transition || entry.Type == Command));
        else if (filter.Result is { } result) entries = entries.Where(entry => entry.Result == result);
        if (filter.Actor is { } actor) entries = entries.Where(entry => entry.Actor == actor);
        if (filter.Path is { } path) entries = entries.Where(entry => entry.Origin == path || entry.Target == path);
        if (filter.Type is { } type) entries = entries.Where(entry => entry.Type == type);
        if ((long?)filter.MinDuration?.TotalMicroseconds is { } least) entries = entries.Where(entry => entry.Duration >= least);
        // Written out, not as parameters: the index has only what needs review.
        if (filter.NeedsReview is { } needed) entries = needed ? entries.Where(entry => entry.NeedsReview == 1) : entries.Where(entry => entry.NeedsReview == 0);
        return entries;
    }

    /// <summary>In the order of pages, and beyond a cursor only. The bound on the instant alone is what an index can seek.</summary>
    public static IQueryable<EntryRow> Older(this IQueryable<EntryRow> entries, PageCursor? than)
    {
        if (than is { } cursor)
        {
            var (at, id) = (cursor.At, cursor.Id);
            entries = entries.Where(entry => entry.At <= at && (entry.At < at || entry.Id < id));
        }
        return entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
    }

    /// <summary>The other way round: the nearest first.</summary>
    public static IQueryable<EntryRow> Newer(this IQueryable<EntryRow> entries, PageCursor than)
    {
        var (at, id) = (than.At, than.Id);
        return entries.Where(entry => entry.At >= at && (entry.At > at || entry.Id > id)).OrderBy(entry => entry.At).ThenBy(entry => entry.Id);
    }

    private static IQueryable<EntryRow> Matching(HistoryContext context, string? text)
    {
        if (text is null) return context.Entries;
        if (SearchTerms.Of(text) is not { } terms) return context.Entries.Where(_ => false);
        var matches = context.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM (SELECT 1 FROM search WHERE search MATCH {terms} LIMIT {MostDriven + 1})").Single();
        return matches <= MostDriven
            ? context.Entries.FromSql($"SELECT e.* FROM search CROSS JOIN entries e ON e.id = search.rowid WHERE search MATCH {terms}")
            : context.Entries.FromSql($"SELECT e.* FROM entries e WHERE EXISTS (SELECT 1 FROM search WHERE search.rowid = e.id AND search MATCH {terms})");
    }
}
