using System.Text.Json;

namespace HybridFailover.Web.Api;

/// <summary>A request's body as JSON.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <returns>The body, or why it is none.</returns>
    public static async Task<(JsonDocument? Body, IResult? Refusal)> ReadAsync(HttpRequest request)
    {
        try
        {
            return (await JsonDocument.ParseAsync(request.Body, Shallow, request.HttpContext.RequestAborted), null);
        }
        catch (JsonException broken)
        {
            return (null, Problems.Invalid(new() { [""] = [$"The body is not JSON. {broken.Message}"] }));
        }
    }
}
