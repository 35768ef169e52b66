using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridFailover.Web.Api;

/// <summary>How the API writes and reads JSON: camelCase, enumerations in kebab case, instants in UTC with a Z.</summary>
internal static class ApiJsonOptions
{
    /// <summary>For use outside the web server.</summary>
    public static JsonSerializerOptions Shared { get; } = Frozen();

    public static void Apply(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new UtcConverter());
    }

    private static JsonSerializerOptions Frozen()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            // For terminals and scripts, never into a page: arrows and apostrophes stay as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
