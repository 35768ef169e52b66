using HybridFailover.Web.History.Rows;
using Microsoft.EntityFrameworkCore;

namespace HybridFailover.Web.History.Reading;

/// <summary>A filter as a query. The one place that says what a filter means: pages, counts and exports are made from it.</summary>
internal sealed class EntryQuery
{
    /// <summary>Up to so many matches of a text are looked up one by one, and put in order; with more, the entries are walked in their order and looked for among the matches.</summary>
    private const int MostDriven = 10_000;

    /// <summary>A type of entries that are open until something ends them.</summary>
    private const string Transition = "transition", Command = "command";

    private readonly HistoryContext _context;
    private readonly int? _matches;

    /// <param name="context">On an open connection, whose temporary table of matches it takes for itself.</param>
    /// <param name="text">Of all the filters that it is asked for; looked for once.</param>
    public EntryQuery(HistoryContext context, string? text)
    {
        _context = context;
        if (text is not null) _matches = NoteMatches(SearchTerms.Of(text) ?? throw new ArgumentException("there is nothing to look for in the text", nameof(text)));
    }

    /// <returns>Null: there is no such entry any more.</returns>
    public EntryRow? Find(long id) => _context.Entries.FirstOrDefault(entry => entry.Id == id);

    public IQueryable<EntryRow> Of(AuditFilter filter)
    {
        var entries = Matching();
        if (filter.From?.UtcTicks is { } from) entries = entries.Where(entry => entry.At >= from);
        if (filter.To?.UtcTicks is { } to) entries = entries.Where(entry => entry.At < to);
        if (filter.Site is { } site) entries = entries.Where(entry => entry.Site == site);
        // Looked for while the entries are walked in their order: by the index on sites all entries of all of them would be put in order first.
        if (filter.Sites is { } sites) entries = entries.Where(entry => sites.Contains(entry.Site + ""));
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

    // The plus sign keeps SQLite from going through all matches, and sorting them.
    private IQueryable<EntryRow> Matching() => _matches switch
    {
        null => _context.Entries,
        <= MostDriven => _context.Entries.FromSql($"SELECT e.* FROM temp.matches m CROSS JOIN entries e ON e.id = m.id"),
        _ => _context.Entries.FromSql($"SELECT e.* FROM entries e WHERE +e.id IN (SELECT id FROM temp.matches)"),
    };

    // To ask the index of words for each entry that is walked would merge all words that begin so, each time.
    private int NoteMatches(string terms)
    {
        _context.Database.ExecuteSql($"DROP TABLE IF EXISTS temp.matches");
        _context.Database.ExecuteSql($"CREATE TEMP TABLE matches (id INTEGER PRIMARY KEY)");
        return _context.Database.ExecuteSql($"INSERT INTO temp.matches SELECT rowid FROM search WHERE search MATCH {terms}");
    }
}
