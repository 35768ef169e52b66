using System.Text.Json;
using System.Text.Json.Nodes;

namespace HybridFailover.Lab;

/// <summary>Configuration keys as the JSON file that a person would write: sections nest, and numbered keys are lists.</summary>
public static class LabJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static string Of(IEnumerable<KeyValuePair<string, string?>> keys) =>
        Node([.. keys.Select(pair => (pair.Key.Split(':'), pair.Value))], 0)!.ToJsonString(Readable);

    private static JsonNode? Node(IReadOnlyList<(string[] Path, string? Value)> keys, int depth)
    {
        if (keys is [var (path, value)] && path.Length == depth) return JsonValue.Create(value);
        var sections = keys.GroupBy(key => key.Path[depth]).Select(section => (section.Key, Node: Node([.. section], depth + 1))).ToList();
        return sections.TrueForAll(section => int.TryParse(section.Key, out _))
            ? new JsonArray([.. sections.Select(section => section.Node)])
            : new JsonObject(sections.Select(section => KeyValuePair.Create(section.Key, section.Node)));
    }
}
