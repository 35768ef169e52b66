using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Api;

/// <summary>What was measured.</summary>
internal static class SampleEndpoints
{
    public static void MapSamples(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{code}/samples", ReadAsync)
            .WithSummary($"Samples of a site's paths, or of one path: seconds or minutes, and runs of lost, late and void rounds, from (inclusive) to (exclusive), oldest first; "
                + $"without them, of the last hour. resolution: auto (seconds for an hour at most), second, minute. At most limit rows a path (1 to {SampleParameters.MaximumLimit}, "
                + $"{SampleParameters.DefaultLimit} without it); next says from where to go on.")
            .Produces<SamplesResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).MayBeUnreadable();

    private static async Task<IResult> ReadAsync(string code, [AsParameters] SampleParameters parameters, IMonitor monitor, HistoryReads reads, TimeProvider time, HttpContext context)
    {
        if (monitor.Find(code) is not { } site) return Problems.NoSuchSite(code, monitor);
        if (parameters.Read(site.Site.Code, time.GetUtcNow(), monitor.Fleet.Retention, context.Request.Query.Keys, out var errors) is not { } query) return Problems.Invalid(errors);
        return await reads.AskAsync(connection => SampleReader.Read(connection, query), context.RequestAborted) is { } page
            ? TypedResults.Ok(Of(query, page, context)) : Problems.NoSuchPath(query.Path!, site.Site);
    }

    private static SamplesResource Of(SampleQuery query, SamplePage page, HttpContext context) => new(
        query.Site, KebabWord.Of(query.Resolution), query.From, query.To, page.Next, context.RequestServices.GetService<SampleQueue>()?.Dropped ?? 0,
        [.. page.Paths.Select(path => SampleColumns.Of(path, query.Resolution))]);
}
