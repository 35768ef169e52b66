using System.Text.Json;
using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>The first line of an exported copy.</summary>
/// <param name="IsWhole">It was exported without a filter, or of one site: nothing is left out of its chains.</param>
/// <param name="Count">Of the records that follow; null: it does not say so.</param>
/// <param name="WithEvidence">Each record of evidence has its rounds beside it.</param>
/// <param name="Heads">Where the chains stood.</param>
internal sealed record ExportHeader(bool IsWhole, long? Count, bool WithEvidence, IReadOnlyList<ChainHead> Heads)
{
    /// <exception cref="FormatException">It is not the first line of an export.</exception>
    public static ExportHeader Read(string? line)
    {
        try
        {
            using var document = JsonDocument.Parse(line ?? throw new FormatException("the file is empty"));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("heads", out var heads)) throw new FormatException("it names no chain heads");
            var read = heads.EnumerateArray().Select(head => HeadText.Parse(head.GetString() ?? "") ?? throw new FormatException($"\"{head}\" is no chain head")).ToList();
            var filter = root.Words("filter") ?? "";
            return new ExportHeader(
                filter.Length == 0 || (filter.StartsWith("site=", StringComparison.Ordinal) && !filter.Contains('&', StringComparison.Ordinal)),
                root.TryGetProperty("count", out var count) ? count.GetInt64() : null, root.TryGetProperty("evidence", out var evidence) && evidence.GetBoolean(), read);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException($"the first line is not that of an exported audit (NDJSON): {ExportLine.Fault(broken)}", broken);
        }
    }
}
