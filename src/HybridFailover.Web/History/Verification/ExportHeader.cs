using System.Text.Json;
using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>The first line of an exported copy.</summary>
/// <param name="IsWhole">It was exported without a filter.</param>
/// <param name="Heads">Where the chains stood.</param>
internal sealed record ExportHeader(bool IsWhole, IReadOnlyList<ChainHead> Heads)
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
            return new ExportHeader(root.Words("filter") is null or "", read);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException($"the first line is not that of an exported audit (NDJSON): {broken.Message.TrimEnd('.')}", broken);
        }
    }
}
