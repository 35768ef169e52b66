using System.Globalization;
using System.Text.Json;

namespace HybridFailover.Web.History;

/// <summary>Members of a record's content.</summary>
internal static class Facts
{
    /// <returns>Null: absent, null, or no text.</returns>
    public static string? Words(this JsonElement content, string member) =>
        content.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <returns>Null: absent, null, or no text; or the content was changed, and is no object any more.</returns>
    public static string? In(string content, string member)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.Words(member);
        }
        catch (Exception changed) when (changed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static DateTimeOffset? Time(this JsonElement content, string member) =>
        content.Words(member) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) ? at : null;
}
