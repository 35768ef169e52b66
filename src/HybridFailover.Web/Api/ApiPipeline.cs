using HybridFailover.Web.Api.Audits;
using Microsoft.AspNetCore.Diagnostics;

namespace HybridFailover.Web.Api;

/// <summary>The REST API as a whole: what it needs, where it is, and how it fails.</summary>
internal static class ApiPipeline
{
    private static readonly PathString Root = new("/api");

    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddSingleton<RefusalQuota>();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "HybridFailover";
            document.Info.Description = "What every site's paths do, and commands for them. Until sign-in exists, commands are taken from this machine only.";
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(options => ApiJsonOptions.Apply(options.SerializerOptions));
    }

    /// <summary>Every failure under /api is a problem document, also for a path or a method that does not exist.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(context => context.Request.Path.StartsWithSegments(Root), api =>
    {
        api.UseExceptionHandler(failed => failed.Run(Answer));
        api.UseStatusCodePages(context => Problems.Refuse(context.HttpContext, context.HttpContext.Response.StatusCode, Sentence(context.HttpContext)));
    });

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapSites();
        api.MapSamples();
        api.MapOutlook();
        api.MapCommands();
        api.MapTransitions();
        api.MapAudit();
        api.MapPreflight();
        api.MapLab();
        app.MapHealth();
        app.MapOpenApi();
    }

    /// <summary>A request that the server itself could not read is the client's error; everything else is ours.</summary>
    private static Task Answer(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
            ? Problems.Refuse(context, bad.StatusCode, bad.Message)
            : Problems.Refuse(context, StatusCodes.Status500InternalServerError, "The request failed inside the monitor; its log has the details. Probing and failover go on.");

    private static string Sentence(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"Nothing is at {context.Request.Path}. /openapi/v1.json says what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not possible at {context.Request.Path}. Possible: {context.Response.Headers.Allow}.",
        var status => $"The request was answered with status {status}.",
    };
}
