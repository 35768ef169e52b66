using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Sites;

/// <summary>Asks the audit whether a code was ever a site's.</summary>
internal static class PastSites
{
    /// <returns>The site, and whether the audit could be asked; without an answer there may have been one.</returns>
    public static async Task<(RemovedSite? Site, bool IsKnown)> FindAsync(IServiceProvider services, string code, CancellationToken cancel)
    {
        try
        {
            if (Reader(services) is not { } reader) return (null, false);
            return (await reader.PastSiteAsync(code, cancel) is { } past ? RemovedSite.Of(past) : null, true);
        }
        catch (HistoryUnreadableException)
        {
            return (null, false);
        }
    }

    // A program without a history, as in a showroom, has nothing to make a reader of.
    private static AuditReader? Reader(IServiceProvider services)
    {
        try
        {
            return services.GetService<AuditReader>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
