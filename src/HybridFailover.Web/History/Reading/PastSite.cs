using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History.Rows;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>What the history knows of a site, whether or not it is configured now.</summary>
/// <param name="Configuration">As it was last configured; null: not recorded, or by a version that wrote it otherwise.</param>
/// <param name="GoneAt">UTC of the first record of the program that does not name it any more; null: the newest still does, or none ever did.</param>
/// <param name="IsGoneFromStart">That record is of a start: it was taken out some time before, while no monitor ran.</param>
/// <param name="LastTransition">Null: none is recorded.</param>
/// <param name="Newest">Null: nothing but its configuration is recorded.</param>
internal sealed record PastSite(string Code, Site? Configuration, DateTimeOffset? GoneAt, bool IsGoneFromStart, HistoryEntry? LastTransition, HistoryEntry? Newest)
{
    // So many starts and changes since a site was taken out are gone through; older ones are not looked for.
    private const int MostLooked = 1_000;

    private static readonly AuditKind[] OfSites = [AuditKind.ProgramStarted, AuditKind.ConfigurationChanged];

    /// <returns>Null: there never was such a site.</returns>
    public static PastSite? Read(SqliteConnection connection, string code)
    {
        // Codes compare without case; records have them as they were configured, which is in capitals where nobody chose otherwise.
        foreach (var spelt in new[] { code, code.ToUpperInvariant() }.Distinct())
        {
            var (newest, transition) = Entries(connection, spelt);
            var configured = NewestRecords.Read(connection, spelt, [AuditKind.Configured], 1);
            if (newest is null && configured.Count == 0) continue;
            var gone = Gone(connection, spelt);
            return new PastSite(
                spelt, configured.Count == 0 ? null : Configured(configured[0]), gone?.At, gone?.Kind == AuditKind.ProgramStarted,
                transition, newest);
        }
        return null;
    }

    private static (HistoryEntry? Newest, HistoryEntry? Transition) Entries(SqliteConnection connection, string code)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        using var context = HistoryContext.On(connection, moment);
        var entries = context.Entries.Where(entry => entry.Site == code).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
        return (Of(entries.FirstOrDefault()), Of(entries.Where(entry => entry.Type == "transition").FirstOrDefault()));

        static HistoryEntry? Of(EntryRow? row) => row is null ? null : HistoryEntry.Of(row);
    }

    private static AuditEntry? Gone(SqliteConnection connection, string code)
    {
        AuditEntry? without = null;
        foreach (var told in NewestRecords.Read(connection, AuditEntry.Program, OfSites, MostLooked))
        {
            if (Facts.In(told.Content, "sites")?.Split(',').Contains(code, StringComparer.OrdinalIgnoreCase) == true) return without;
            without = told;
        }
        return null;
    }

    private static Site? Configured(AuditEntry record)
    {
        try
        {
            return ConfigurationContent.Read(record.Content);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
