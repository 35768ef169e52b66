using System.Globalization;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.Api;
using HybridFailover.Web.History.Rows;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>One entry with everything that is recorded of it.</summary>
/// <param name="Records">In the order of appending: its own, then notes and reviews.</param>
/// <param name="Command">The command that began this transition.</param>
/// <param name="Transition">The transition that this command began.</param>
/// <param name="Older">The entry before it in its chain's pages.</param>
internal sealed record EntryDetail(HistoryEntry Entry, IReadOnlyList<HistoryRecord> Records, long? Command, long? Transition, long? Older, long? Newer)
{
    private static readonly string Note = KebabWord.Of(AuditKind.Note), Review = KebabWord.Of(AuditKind.Review);

    public IEnumerable<HistoryRecord> Remarks => Records.Where(record => record.Kind == Note || record.Kind == Review);

    /// <param name="id">An entry's, or the id of its transition or command.</param>
    /// <returns>Null: there is none.</returns>
    public static EntryDetail? Read(SqliteConnection connection, string id)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        using var context = HistoryContext.On(connection, moment);
        if (Find(context, id) is not { } row) return null;
        var entry = HistoryEntry.Of(row);
        var records = RecordsOf(context, row);
        return new EntryDetail(
            entry, records,
            row.Type == "transition" ? Named(context, row, "command", records, "commandId") : null,
            row.Type == "command" ? Named(context, row, "transition", records, "transitionId") : null,
            Neighbour(context.Entries.Where(other => other.Site == row.Site).Older(entry.Cursor)),
            Neighbour(context.Entries.Where(other => other.Site == row.Site).Newer(entry.Cursor)));
    }

    public static EntryRow? Find(HistoryContext context, string id) =>
        id.Length == 0 ? null
            // A person may have given a command an id of digits: the entry of that number goes first.
            : long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && context.Entries.FirstOrDefault(entry => entry.Id == number) is { } numbered ? numbered
            : context.Entries.Where(entry => entry.Subject == id).OrderByDescending(entry => entry.Id).FirstOrDefault();

    private static List<HistoryRecord> RecordsOf(HistoryContext context, EntryRow entry)
    {
        var (id, outcome, evidence, site) = (entry.Id, entry.Outcome, entry.Evidence, entry.Site);
        var subject = id.ToString(CultureInfo.InvariantCulture);
        // The kinds written out, as in the index that has only them.
        var own = context.Records.Where(record => record.Id == id || record.Id == outcome || record.Id == evidence);
        var remarks = context.Records.Where(record => (record.Kind == "note" || record.Kind == "review") && record.Subject == subject && record.Chain == site);
        return [.. own.AsEnumerable().Concat(remarks).OrderBy(record => record.Id).Select(record => HistoryRecord.Of(record, Previous(context, record)))];
    }

    private static byte[]? Previous(HistoryContext context, RecordRow record)
    {
        var (chain, sequence) = (record.Chain, record.Sequence - 1);
        return context.Records.Where(earlier => earlier.Chain == chain && earlier.Sequence == sequence).Select(earlier => earlier.Hash).FirstOrDefault();
    }

    private static long? Named(HistoryContext context, EntryRow entry, string type, List<HistoryRecord> records, string member)
    {
        if (records.Select(record => Facts.In(record.Content, member)).FirstOrDefault(name => name is not null) is not { } subject) return null;
        var site = entry.Site;
        return context.Entries.Where(other => other.Subject == subject && other.Site == site && other.Type == type).Select(other => (long?)other.Id).FirstOrDefault();
    }

    private static long? Neighbour(IQueryable<EntryRow> entries) => entries.Select(other => (long?)other.Id).FirstOrDefault();
}
