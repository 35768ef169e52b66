using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>What was configured when this history was last written: what changed while no monitor ran is recorded as any other change.</summary>
internal static class EarlierConfiguration
{
    /// <summary>Which sites a program had, as a fact of the records that tell of it.</summary>
    public const string SitesFact = "sites";

    private static readonly AuditKind[] OfSites = [AuditKind.ProgramStarted, AuditKind.ConfigurationChanged];
    private static readonly AuditKind[] OfOne = [AuditKind.Configured];

    // This run's own records are among the newest.
    private const int Looked = 3;

    public static string Codes(Fleet fleet) => string.Join(",", fleet.Sites.Select(site => site.Code));

    /// <summary>Compares what is stored with what the program started with.</summary>
    /// <param name="startedAt">UTC: records from then on are this run's.</param>
    /// <returns>Null: nothing earlier is known, or it can't be read.</returns>
    public static async Task<FleetChange?> CompareAsync(IAuditStore audit, Fleet fleet, DateTimeOffset startedAt)
    {
        var told = Earlier(await audit.NewestAsync(AuditEntry.Program, OfSites, Looked).ConfigureAwait(false), startedAt);
        if (told is null || Sites(told) is not { } codes) return null;
        var known = new List<Site>();
        foreach (var code in codes)
        {
            if (Earlier(await audit.NewestAsync(code, OfOne, Looked).ConfigureAwait(false), startedAt) is not { } stored) continue;
            try { known.Add(ConfigurationContent.Read(stored.Content)); }
            catch (FormatException) { return null; } // of a version that wrote it otherwise: better no word of a change than a wrong one
        }
        // Region, endpoint and retention are not recorded with the sites.
        return FleetChange.Compare(fleet with { Sites = known }, fleet);
    }

    private static AuditEntry? Earlier(IReadOnlyList<AuditEntry> newest, DateTimeOffset startedAt) => newest.FirstOrDefault(entry => entry.At < startedAt);

    private static string[]? Sites(AuditEntry told)
    {
        try
        {
            return ContentNode.Read(told.Content, "a program's record", content => content.TextOrNull(SitesFact))?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
