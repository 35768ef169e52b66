using System.Text.Json;

namespace HybridFailover.Web.Components.Audit;

/// <summary>The policies in force when a transition was decided.</summary>
/// <param name="Hash">By which equal ones are found; null: it is not recorded.</param>
public sealed record RecordedPolicies(IReadOnlyDictionary<string, RecordedPolicy> Paths, RecordedPolicy? Site, string? Hash)
{
    public static RecordedPolicies None { get; } = new(new Dictionary<string, RecordedPolicy>(), null, null);

    public RecordedPolicy? Find(string path) => Paths.GetValueOrDefault(path);

    /// <param name="intent">The content of the record; null: there is none.</param>
    internal static RecordedPolicies OfIntent(string? intent)
    {
        if (intent is null) return None;
        try
        {
            using var document = JsonDocument.Parse(intent);
            var root = document.RootElement;
            return root.TryGetProperty("policies", out var policies) ? Of(policies) with { Hash = root.TryGetProperty("policyHash", out var hash) ? hash.GetString() : null } : None;
        }
        catch (Exception changed) when (changed is JsonException or InvalidOperationException)
        {
            return None; // the chain tells that it was changed
        }
    }

    /// <param name="policies">As <see cref="Engine.Audit.PolicyContent.Of(Engine.Sites.Site)"/> writes them.</param>
    public static RecordedPolicies Of(string policies, string hash)
    {
        using var document = JsonDocument.Parse(policies);
        return Of(document.RootElement) with { Hash = hash };
    }

    private static RecordedPolicies Of(JsonElement policies) => new(
        policies.TryGetProperty("paths", out var paths) ? paths.EnumerateObject().ToDictionary(path => path.Name, path => Policy(path.Value), StringComparer.Ordinal) : None.Paths,
        policies.TryGetProperty("site", out var site) ? Policy(site) : null, null);

    private static RecordedPolicy Policy(JsonElement policy) => new(policy.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal));

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "off",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.GetArrayLength() == 0 => "none",
        _ => value.GetRawText(),
    };
}
