using HybridFailover.Engine.Audit;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.History.Export;

/// <summary>What an export holds, known before its first record.</summary>
/// <param name="At">UTC: the moment of the database that is exported.</param>
/// <param name="Count">Records.</param>
/// <param name="Begin">UTC of the oldest entry in it; null: there is none.</param>
/// <param name="Heads">Of the chains that were asked for.</param>
/// <param name="Degraded">Why the newest records are not, or not all, in it; null: they are.</param>
internal sealed record ExportHead(
    AuditFilter Filter, ExportFormat Format, bool WithEvidence, DateTimeOffset At, long Count, DateTimeOffset? Begin, IReadOnlyList<ChainHead> Heads, string? Degraded)
{
    public string FileName => $"hybridfailover-audit_{Minute(Filter.From ?? Begin ?? At)}_{Minute(Filter.To < At ? Filter.To.Value : At)}.{(Format == ExportFormat.Csv ? "csv" : "ndjson")}";

    private static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
