using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Api;

/// <summary>Endpoints that read the history, which is beside everything that is decided.</summary>
internal static class UnreadableHistory
{
    /// <summary>Answers 503 and why, when the history can't be read.</summary>
    public static TBuilder MayBeUnreadable<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter<TBuilder, Filter>().WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status503ServiceUnavailable, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));

    private sealed class Filter : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            try
            {
                return await next(context);
            }
            catch (HistoryUnreadableException unreadable)
            {
                return Problems.Unreadable(unreadable);
            }
        }
    }
}
