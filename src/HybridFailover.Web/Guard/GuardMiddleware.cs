using System.Net.Mime;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Guard;

/// <summary>Applies <see cref="GuardRules"/> to every request, and tells the rest of the program who a local operator is.</summary>
internal sealed class GuardMiddleware(RequestDelegate next)
{
    private static readonly PathString Circuit = new("/_blazor");
    private static readonly PathString Hubs = new("/hubs");

    public Task InvokeAsync(HttpContext context)
    {
        var approach = Approach.Of(context);
        if (GuardRules.WhyForeignHost(approach) is { } rebound) return Problems.Refuse(context, StatusCodes.Status403Forbidden, rebound);

        var whyNot = GuardRules.WhyNoCommand(approach);
        var isCircuit = context.Request.Path.StartsWithSegments(Circuit);
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);

        if (isCircuit || context.Request.Path.StartsWithSegments(Hubs))
        {
            // Who comes from elsewhere may look: LocalOperator tells a circuit that it may not command, and hubs take no commands.
            if (ForeignPage(approach) is { } foreign) return Problems.Refuse(context, StatusCodes.Status403Forbidden, foreign);
        }
        else if (changes)
        {
            if (whyNot is not null) return Problems.Refuse(context, StatusCodes.Status403Forbidden, whyNot);
            if (!IsJson(context.Request)) return Problems.Refuse(context, StatusCodes.Status415UnsupportedMediaType, "The body must be JSON, with Content-Type: application/json.");
        }

        if (whyNot is null && (isCircuit || changes)) context.User = Operator.Principal(context);
        return next(context);
    }

    /// <summary>Behind a proxy the scheme and the name are the proxy's; what its pages may do is read.</summary>
    private static string? ForeignPage(Approach approach) =>
        approach.Forwarder is null ? GuardRules.WhyForeignPage(approach) : null;

    private static bool IsJson(HttpRequest request) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && string.Equals(type.MediaType, MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase);
}
