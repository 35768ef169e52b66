using System.Text.Json;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Guard;

namespace HybridFailover.Web.Api;

/// <summary>A person's commands. The guard has let the request in; who asks is in its principal.</summary>
internal static class CommandEndpoints
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = true, MaxDepth = 8 };

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

        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(context.Request.Body, Strict, context.RequestAborted);
        }
        catch (JsonException broken)
        {
            return Problems.Invalid(new() { [""] = [$"The body is not JSON. {broken.Message}"] });
        }
        using (body)
        {
            if (CommandReader.Read(body.RootElement, site.Site, actor, time.GetUtcNow(), out var errors) is not { } command) return Problems.Invalid(errors);
            // A client that hangs up has still commanded: only the end of the program stops what was taken.
            var answer = await monitor.CommandAsync(site.Site.Code, command, program.ApplicationStopping);
            return answer is null ? Problems.NoSuchSite(code, monitor) : Of(answer, site.Site.Code);
        }
    }

    private static IResult Of(CommandAnswer answer, string site) => answer.Accepted
        ? TypedResults.Accepted($"/api/v1/sites/{site}", new AcceptedResource(answer.Id, answer.Sentence, answer.Durable, answer.Version, answer.TransitionId))
        : Problems.Rejected(answer);
}
