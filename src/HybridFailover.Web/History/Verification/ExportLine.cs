using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.History.Verification;

/// <summary>One line of an exported copy, behind the first.</summary>
/// <param name="Evidence">Path and rounds; null: there is none.</param>
internal sealed record ExportLine(AuditRecord Record, string PreviousHash, IReadOnlyList<(string Path, byte[] Rounds)>? Evidence)
{
    /// <exception cref="FormatException">It is no record.</exception>
    public static ExportLine Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var kind = KebabWord.Parse<AuditKind>(Word(root, "kind")) ?? throw new FormatException($"the kind \"{Word(root, "kind")}\" is not known");
            var at = root.Time("at") ?? throw new FormatException("there is no instant");
            var entry = new AuditEntry(Word(root, "chain"), at, kind, Word(root, "id"), Word(root, "content"));
            IReadOnlyList<(string, byte[])>? evidence = root.TryGetProperty("evidence", out var paths) && paths.ValueKind == JsonValueKind.Array
                ? [.. paths.EnumerateArray().Select(path => (Word(path, "path"), path.GetProperty("rounds").GetBytesFromBase64()))] : null;
            return new ExportLine(new AuditRecord(root.GetProperty("sequence").GetInt64(), entry, Word(root, "hash")), Word(root, "previousHash"), evidence);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(Fault(broken), broken);
        }
    }

    /// <summary>The parser numbers lines of its own, beside those of the file.</summary>
    public static string Fault(Exception broken) => broken switch
    {
        JsonException json => $"it is not JSON, or only a part of it (byte {json.BytePositionInLine})",
        _ => broken.Message.TrimEnd('.'),
    };

    private static string Word(JsonElement of, string member) => of.Words(member) ?? throw new FormatException($"there is no \"{member}\"");
}
