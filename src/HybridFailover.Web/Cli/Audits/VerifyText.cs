using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HybridFailover.Web.Api;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Verification;

namespace HybridFailover.Web.Cli.Audits;

/// <summary>What a verification found, in words and as JSON.</summary>
internal static class VerifyText
{
    public static string Of(string file, VerifyReport report, VerifyScope scope)
    {
        var text = new StringBuilder();
        if (report.Fault is { } fault) text.AppendLine(CultureInfo.InvariantCulture, $"NOT WHOLE: {fault.Chain}: {fault.Sentence}.");
        text.Append(CultureInfo.InvariantCulture, $"{report.Records:N0} records{(report.IsWhole ? "" : " before it")} fit their chains");
        if (report.EvidenceBytes > 0) text.Append(CultureInfo.InvariantCulture, $", and {report.EvidenceBytes:N0} bytes of evidence their hashes");
        text.AppendLine(CultureInfo.InvariantCulture, $": {file}");
        if (report.Gaps > 0) text.AppendLine(CultureInfo.InvariantCulture, $"At {report.Gaps:N0} places a filter left records out: what is missing there can't be told.");
        if (scope.IsRange) text.AppendLine("A range was read: the record before it was taken as it is, and chain heads were not compared.");
        else if (report.IsWhole && scope.Noted.Count == 0) text.AppendLine("No chain head was given, so that a tail that was cut off can't be told. The heads now, to be noted elsewhere:");
        if (report.IsWhole)
            foreach (var head in report.Heads) text.AppendLine(HeadText.Of(head));
        return text.ToString().TrimEnd();
    }

    public static string Json(string file, VerifyReport report) => new JsonObject
    {
        ["file"] = file,
        ["isWhole"] = report.IsWhole,
        ["records"] = report.Records,
        ["evidenceBytes"] = report.EvidenceBytes,
        ["gaps"] = report.Gaps,
        ["fault"] = report.Fault is { } fault ? new JsonObject { ["chain"] = fault.Chain, ["sequence"] = fault.Sequence, ["sentence"] = fault.Sentence } : null,
        ["heads"] = new JsonArray([.. report.Heads.Select(head => (JsonNode)HeadText.Of(head))]),
    }.ToJsonString(ApiJsonOptions.Shared);
}
