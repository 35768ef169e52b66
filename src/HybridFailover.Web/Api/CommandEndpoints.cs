using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Guard;

namespace HybridFailover.Web.Api;

/// <summary>A person's commands. The guard has let the request in; who asks is in its principal.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder api) => api.MapPost("/sites/{code}/commands", PostAsync)
        .WithSummary("Gives a site a command. A repeated id gets the first answer again, and nothing is done twice.")
        .Accepts<CommandRequest>("application/json")
        .Produces<AcceptedResource>(StatusCodes.Status202Accepted)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> PostAsync(string code, HttpContext context, IMonitor monitor, TimeProvider time, IHostApplicationLifetime program)
    {
        if (monitor.Find(code) is not { } site) return Problems.NoSuchSite(code, monitor);
        if (Operator.Actor(context.User) is not { } actor) return TypedResults.Problem("Commands need a known operator.", statusCode: StatusCodes.Status403Forbidden);

        var (document, refusal) = await JsonBody.ReadAsync(context.Request);
        if (document is null) return refusal!;
        using var body = document;
        if (CommandReader.Read(body.RootElement, site.Site, actor, time.GetUtcNow(), out var errors) is not { } command) return Problems.Invalid(errors);
        // A client that hangs up has still commanded: only the end of the program stops what was taken.
        var answer = await monitor.CommandAsync(site.Site.Code, command, program.ApplicationStopping);
        return answer is null ? Problems.NoSuchSite(code, monitor) : Of(answer, site.Site.Code);
    }

    private static IResult Of(CommandAnswer answer, string site) => answer.Accepted
        ? TypedResults.Accepted($"/api/v1/sites/{site}", new AcceptedResource(answer.Id, answer.Sentence, answer.Durable, answer.Version, answer.TransitionId))
        : Problems.Rejected(answer);
}
