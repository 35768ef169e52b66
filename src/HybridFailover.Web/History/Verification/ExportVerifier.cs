using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.History.Verification;

/// <summary>
/// Verifies an exported copy (NDJSON): every record against its own hash and the one before it. Its first line says what the export was to hold:
/// a copy without a filter has to reach every chain head that is named there, without a gap; a filtered one may leave records out.
/// </summary>
internal static class ExportVerifier
{
    /// <exception cref="FormatException">It is not an export; the message says which line.</exception>
    public static VerifyReport Verify(TextReader lines, VerifyScope scope, CancellationToken cancel)
    {
        var header = ExportHeader.Read(lines.ReadLine());
        var noted = header.IsWhole && scope is { Chain: null, IsRange: false } ? [.. header.Heads, .. scope.Noted] : scope.Noted;
        var chains = new ExportChains(noted, mayHaveGaps: !header.IsWhole || scope.IsRange);
        long number = 1, evidence = 0;
        while (lines.ReadLine() is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            number++;
            if (line.Length == 0) continue;
            var (record, previous, rounds) = Parse(line, number);
            if (scope.Chain is { } chain && record.Entry.Chain != chain) continue;
            if (record.Entry.At < scope.From || record.Entry.At >= scope.To) continue;
            evidence += rounds?.Sum(path => (long)path.Rounds.Length) ?? 0;
            if ((chains.Take(record, previous) ?? (rounds is null ? null : EvidenceCheck.Misfit(record, rounds))) is { } fault)
                return new VerifyReport(chains.Count, evidence, chains.Gaps, fault with { Sentence = $"{fault.Sentence} (line {number})" }, chains.Heads);
        }
        return new VerifyReport(chains.Count, evidence, chains.Gaps, scope.Chain is null && !scope.IsRange ? chains.End() : null, chains.Heads);
    }

    private static (AuditRecord Record, string Previous, IReadOnlyList<(string Path, byte[] Rounds)>? Evidence) Parse(string line, long number)
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
            return (new AuditRecord(root.GetProperty("sequence").GetInt64(), entry, Word(root, "hash")), Word(root, "previousHash"), evidence);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"line {number} is no exported record: {broken.Message.TrimEnd('.')}", broken);
        }
    }

    private static string Word(JsonElement of, string member) => of.Words(member) ?? throw new FormatException($"there is no \"{member}\"");
}
