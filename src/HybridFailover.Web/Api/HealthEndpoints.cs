using HybridFailover.Engine.Monitoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HybridFailover.Web.Api;

/// <summary>For whoever keeps the process running: plain text.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // Reaching this line is the answer.
        app.MapGet("/healthz", () => TypedResults.Text("alive\n")).ExcludeFromDescription();
        app.MapGet("/readyz", Ready).ExcludeFromDescription();
    }

    private static ContentHttpResult Ready(IMonitor monitor) =>
        monitor.NotReady is { } missing
            ? TypedResults.Text(missing + "\n", statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Text("ready\n");
}
