using System.Globalization;

namespace HybridFailover.Web.Api;

/// <summary>Instants as people type them: ISO 8601 with its zone, or a day, which begins at midnight UTC. Without a zone nobody knows when it is.</summary>
internal static class InstantText
{
    public const string Accepted = "2026-01-31T23:59:59Z, with a fraction or another zone (+01:00) if you like, or a day: 2026-01-31";

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <returns>UTC; null when the text is no instant.</returns>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
