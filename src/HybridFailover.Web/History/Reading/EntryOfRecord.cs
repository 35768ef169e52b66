using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>Records that are no entry of their own belong to one: an outcome, the evidence, a note, a review.</summary>
internal static class EntryOfRecord
{
    /// <returns>The number of the entry; null: the record belongs to none, or there is no such record.</returns>
    public static long? Find(SqliteConnection connection, long record)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        using var context = HistoryContext.On(connection, moment);
        if (context.Records.FirstOrDefault(known => known.Id == record) is not { } row) return null;
        if (row.Kind is "note" or "review") return long.TryParse(row.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var of) ? of : null;
        var (subject, chain) = (row.Subject, row.Chain);
        return subject.Length == 0 ? null
            : context.Entries.Where(entry => entry.Subject == subject && entry.Site == chain && (entry.Outcome == record || entry.Evidence == record)).Select(entry => (long?)entry.Id).FirstOrDefault();
    }
}
