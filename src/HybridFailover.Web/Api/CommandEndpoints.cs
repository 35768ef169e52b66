using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Guard;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HybridFailover.Web.Api;

/// <summary>A person's commands. The guard has let the request in; who asks is in its principal.</summary>
internal static partial class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder api) => api.MapPost("/sites/{code}/commands", PostAsync)
        .WithSummary("Gives a site a command. A repeated id gets the first answer again, and nothing is done twice.")
        .Accepts<CommandRequest>("application/json")
        .Produces<AcceptedResource>(StatusCodes.Status202Accepted)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> PostAsync(
        string code, HttpContext context, IMonitor monitor, RefusalQuota quota, TimeProvider time, IHostApplicationLifetime program, ILogger<CommandRequest> log)
    {
        if (monitor.Find(code) is not { } site) return NoCommand(Problems.NoSuchSite(code, monitor));
        if (Operator.Actor(context.User) is not { } actor) return TypedResults.Problem("Commands need a known operator.", statusCode: StatusCodes.Status403Forbidden);

        var (document, refusal) = await JsonBody.ReadAsync(context.Request);
        if (document is null) return NoCommand(refusal!);
        using var body = document;
        var (command, errors) = CommandReader.Read(body.RootElement, site.Site, actor, time.GetUtcNow());
        if (command is null) return NoCommand(Problems.Invalid(errors));
        if (errors.Count > 0) return await RefuseAsync(site.Site.Code, command, Problems.Invalid(errors));
        // A client that hangs up has still commanded: only the end of the program stops what was taken.
        var answer = await monitor.CommandAsync(site.Site.Code, command, program.ApplicationStopping);
        return answer is null ? Problems.NoSuchSite(code, monitor) : Of(answer, site.Site.Code);

        // Nothing that can be recorded; the log at least has seen it.
        ProblemHttpResult NoCommand(ProblemHttpResult problem)
        {
            Log.NoCommand(log, RecordableText.Of(code, 40), problem.StatusCode, RecordableText.Of(problem.ProblemDetails.Detail ?? "", 300));
            return problem;
        }

        async Task<IResult> RefuseAsync(string to, Command refused, ProblemHttpResult problem)
        {
            var fault = RecordableText.Of(problem.ProblemDetails.Detail!, 1_000);
            if (!quota.Take(to))
            {
                Log.NotRecorded(log, to, refused.Actor, RefusalQuota.MostAMinute);
                return Problems.TooManyRefused(to, problem);
            }
            await monitor.RefuseAsync(to, refused, fault, program.ApplicationStopping);
            return problem;
        }
    }

    private static IResult Of(CommandAnswer answer, string site) => answer.Accepted
        ? TypedResults.Accepted($"/api/v1/sites/{site}", new AcceptedResource(answer.Id, answer.Sentence, answer.Durable, answer.Version, answer.TransitionId))
        : Problems.Rejected(answer);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What was sent as a command to the site {Site} is none, and is not recorded (status {Status}): {Problem}")]
        public static partial void NoCommand(ILogger log, string site, int status, string problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A command to {Site} by {Actor} could not be read as it should, was refused, and is not recorded: more than {Most} such came within a minute")]
        public static partial void NotRecorded(ILogger log, string site, string actor, int most);
    }
}
