using System.Text.Encodings.Web;
using System.Text.Json;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>One record of an entry, as it is stored.</summary>
/// <param name="PreviousHash">Null: the record before it is not there.</param>
/// <param name="Content">The canonical content, indented for people; as it is stored where that is no JSON any more.</param>
public sealed record RecordLine(long Record, string Kind, long Sequence, DateTimeOffset At, string Hash, string? PreviousHash, string Content)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static IReadOnlyList<RecordLine> Of(EntryDetail detail) =>
        [.. detail.Records.Select(record => new RecordLine(record.Id, record.Kind, record.Sequence, record.At, record.Hash, record.PreviousHash, Shown(record.Content)))];

    private static string Shown(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return content;
        }
    }
}
