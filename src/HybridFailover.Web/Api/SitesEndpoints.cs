using HybridFailover.Engine.Monitoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HybridFailover.Web.Api;

/// <summary>What is so, now.</summary>
internal static class SitesEndpoints
{
    public static void MapSites(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sites", All).WithSummary("Every site, in the order of the configuration.");
        api.MapGet("/sites/{code}", One).WithSummary("One site. Codes compare without case.");
    }

    private static IReadOnlyList<SiteResource> All(IMonitor monitor, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return [.. monitor.Snapshots.Select(site => Resources.Of(site, now))];
    }

    private static Results<Ok<SiteResource>, ProblemHttpResult> One(string code, IMonitor monitor, TimeProvider time) =>
        monitor.Find(code) is { } site ? TypedResults.Ok(Resources.Of(site, time.GetUtcNow())) : Problems.NoSuchSite(code, monitor);
}
