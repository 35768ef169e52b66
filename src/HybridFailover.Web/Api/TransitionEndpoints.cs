using System.Globalization;
using HybridFailover.Engine.Monitoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HybridFailover.Web.Api;

/// <summary>What happened, newest first.</summary>
internal static class TransitionEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaximumLimit = 1000;

    public static void MapTransitions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/transitions", All)
            .WithSummary($"Transitions, newest first, the open ones included; of one site, or of all. At most limit (1 to {MaximumLimit}, {DefaultLimit} without it).")
            .Produces<IReadOnlyList<TransitionResource>>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/transitions/{id}", One)
            .WithSummary("One transition.")
            .Produces<TransitionResource>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    // The limit is read as text, so that a wrong one is answered with its name.
    private static IResult All(IMonitor monitor, string? site = null, string? limit = null)
    {
        var count = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaximumLimit))
            return Problems.Invalid(new() { ["limit"] = [$"\"{limit}\" is not accepted. Accepted: 1 to {MaximumLimit}."] });
        if (site is null) return Listed(monitor, count, null);
        return monitor.Find(site) is { } known ? Listed(monitor, count, known.Site.Code) : Problems.NoSuchSite(site, monitor);
    }

    private static IResult One(string id, IMonitor monitor) =>
        monitor.Transitions(int.MaxValue).FirstOrDefault(transition => transition.Id == id) is { } found
            ? TypedResults.Ok(Resources.Of(found))
            : Problems.NoSuchTransition(id);

    private static Ok<IReadOnlyList<TransitionResource>> Listed(IMonitor monitor, int count, string? site) =>
        TypedResults.Ok<IReadOnlyList<TransitionResource>>([.. monitor.Transitions(count, site).Select(Resources.Of)]);
}
