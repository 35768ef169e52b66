using HybridFailover.Engine.Routing;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HybridFailover.Web.Api;

/// <param name="Armed">Every check of the newest preflight passed, or warned only.</param>
/// <param name="At">UTC; null before the first has ended.</param>
public sealed record PreflightResource(bool Armed, DateTimeOffset? At, IReadOnlyList<PreflightCheckResource> Checks);

/// <param name="Site">Null: concerns all sites.</param>
public sealed record PreflightCheckResource(string? Site, string Name, PreflightResult Result, string Sentence);

/// <summary>Whether failovers would succeed, as far as can be told without changing anything.</summary>
internal static class PreflightEndpoints
{
    public static void MapPreflight(this IEndpointRouteBuilder api) =>
        api.MapGet("/preflight", Show).WithSummary("What the newest preflight found: permissions, tables, next hops, the way to EC2.");

    private static Ok<PreflightResource> Show(PreflightService preflight) => TypedResults.Ok(new PreflightResource(
        preflight.Findings.IsArmed, preflight.Findings.At,
        [.. preflight.Findings.Checks.Select(check => new PreflightCheckResource(check.Site, check.Name, check.Result, check.Sentence))]));
}
