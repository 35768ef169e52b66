using System.Text.Json;

namespace HybridFailover.Web.Api;

/// <summary>Enumerations as people write them: <c>allow-failback</c>.</summary>
internal static class KebabWord
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <returns>Null when the word is none of the enumeration's. Case matters: it is one spelling, everywhere.</returns>
    public static T? Parse<T>(string word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == word) return value;
        return null;
    }

    public static string All<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));
}
