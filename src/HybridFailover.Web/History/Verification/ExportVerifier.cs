using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>
/// Verifies an exported copy (NDJSON): every record against its own hash and the one before it. Its first line says what the export was to hold:
/// a copy without a filter, or of one site, has to reach every chain head that is named there, without a gap; a filtered one may leave records out,
/// and has as many as are named there.
/// </summary>
internal static class ExportVerifier
{
    /// <exception cref="FormatException">It is not an export.</exception>
    /// <exception cref="KeyNotFoundException">It has no such chain.</exception>
    public static VerifyReport Verify(TextReader lines, VerifyScope scope, CancellationToken cancel)
    {
        var header = ExportHeader.Read(lines.ReadLine());
        scope = scope.On([.. header.Heads.Select(head => head.Chain)]);
        var isWhole = header.IsWhole && !scope.IsRange;
        var chains = new ExportChains(isWhole ? [.. header.Heads.Where(head => scope.Chain is null || head.Chain == scope.Chain), .. scope.Compared] : scope.Compared, mayHaveGaps: !isWhole);
        long number = 1, records = 0, evidence = 0;
        while (lines.ReadLine() is { } text)
        {
            cancel.ThrowIfCancellationRequested();
            number++;
            if (text.Length == 0) continue;
            records++;
            if (Parse(text, number, out var unreadable) is not { } line) return Report(unreadable);
            var (entry, rounds) = (line.Record.Entry, line.Evidence);
            if (scope.Chain is { } chain && entry.Chain != chain) continue;
            if (entry.At < scope.From || entry.At >= scope.To) continue;
            // An export with evidence has it beside every record of evidence: one without was robbed of it.
            if (header.WithEvidence && entry.Kind == AuditKind.Evidence) rounds ??= [];
            evidence += rounds?.Sum(path => (long)path.Rounds.Length) ?? 0;
            if ((chains.Take(line.Record, line.PreviousHash) ?? (rounds is null ? null : EvidenceCheck.Misfit(line.Record, rounds))) is { } fault)
                return Report(fault with { Sentence = $"{fault.Sentence} (line {number})" });
        }
        return Report(chains.End() ?? (header.Count is { } count && count != records ? Miscounted(count, records) : null));

        VerifyReport Report(ChainFault? fault) => new(chains.Count, evidence, chains.Gaps, fault, chains.Heads) { HidesTail = !isWhole };
    }

    private static ExportLine? Parse(string text, long number, out ChainFault? fault)
    {
        fault = null;
        try
        {
            return ExportLine.Read(text);
        }
        catch (FormatException broken)
        {
            // A finding like any other: the export wrote no such line.
            fault = new ChainFault("", 0, $"line {number} is no exported record: {broken.Message}");
            return null;
        }
    }

    private static ChainFault Miscounted(long count, long found) => new("", 0, $"the copy has {found} records, and its first line names {count}: lines were cut off or put in");
}
