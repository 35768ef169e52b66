using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Components.Settings;

/// <summary>The running configuration for people to read: secrets masked, and a hash that two of them can be compared by.</summary>
public static partial class ShownConfiguration
{
    /// <summary>The first 12 hex digits of the SHA-256 over every site as it is configured: the same configuration, the same text.</summary>
    public static string Hash(Fleet fleet)
    {
        var all = string.Join('\n', fleet.Sites.Select(Content).Prepend($"{fleet.Region} {fleet.Endpoint} {fleet.Retention}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }

    /// <summary>Everything of a site, each policy value as it is in force.</summary>
    public static string Json(Site site)
    {
        using var document = JsonDocument.Parse(Content(site));
        return Masked(JsonSerializer.Serialize(document, Options));
    }

    /// <summary>A user name and password in an address are nobody's business.</summary>
    public static string Masked(string text) => Credentials().Replace(text, "://•••@");

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Content(Site site) => ConfigurationContent.Of(site, DateTimeOffset.UnixEpoch).Content;

    [GeneratedRegex(@"://[^/\s""@]+@")]
    private static partial Regex Credentials();
}
