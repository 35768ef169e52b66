using System.Text;
using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Where the next page begins: after an id, whether or not that id is still there. So pages never repeat or skip what does not change.</summary>
internal static class PageToken
{
    private const string Mark = "after:";

    public static string Write(string lastId) => Convert.ToBase64String(Encoding.ASCII.GetBytes(Mark + lastId));

    /// <returns>The last id of the page before; null for the first page.</returns>
    /// <exception cref="Refusal">InvalidNextToken for one that was not handed out here.</exception>
    public static string? Read(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        var bytes = new byte[token.Length];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.ASCII.GetString(bytes, 0, length) : "";
        return text.StartsWith(Mark, StringComparison.Ordinal) ? text[Mark.Length..] : throw Refusal.Bad("InvalidNextToken", "The token is invalid.");
    }
}
