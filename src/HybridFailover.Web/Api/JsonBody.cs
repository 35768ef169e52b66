using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HybridFailover.Web.Api;

/// <summary>A request's body as JSON.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <returns>The body, or why it is none.</returns>
    public static async Task<(JsonDocument? Body, ProblemHttpResult? Refusal)> ReadAsync(HttpRequest request)
    {
        JsonDocument? document = null;
        try
        {
            document = await JsonDocument.ParseAsync(request.Body, Shallow, request.HttpContext.RequestAborted);
            Unescape(document.RootElement);
            return (document, null);
        }
        catch (JsonException broken)
        {
            return (null, Problems.Invalid(new() { [""] = [$"The body is not JSON. {broken.Message}"] }));
        }
        catch (InvalidOperationException)
        {
            document?.Dispose();
            return (null, Problems.Invalid(new() { [""] = ["The body has text that is no Unicode: bytes that are not UTF-8, or half of a surrogate pair."] }));
        }
        catch (BadHttpRequestException unread)
        {
            return (null, TypedResults.Problem(unread.Message, statusCode: unread.StatusCode));
        }
    }

    /// <summary>The parser looks into a string only when it is asked for: asked for here, what can't be one is the client's error and not ours.</summary>
    private static void Unescape(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String: _ = value.GetString(); break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Unescape(item);
                break;
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    _ = field.Name;
                    Unescape(field.Value);
                }
                break;
        }
    }
}
