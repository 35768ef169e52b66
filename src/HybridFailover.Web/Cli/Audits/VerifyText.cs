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
        if (report.Fault is { } fault) text.AppendLine(CultureInfo.InvariantCulture, $"NOT WHOLE: {(fault.Chain.Length > 0 ? fault.Chain + ": " : "")}{fault.Sentence}.");
        text.Append(CultureInfo.InvariantCulture, $"{report.Records:N0} records{(report.IsWhole ? "" : " before it")} fit their chains");
        if (report.EvidenceBytes > 0) text.Append(CultureInfo.InvariantCulture, $", and {report.EvidenceBytes:N0} bytes of evidence their hashes");
        text.AppendLine(CultureInfo.InvariantCulture, $": {file}");
        if (report.Gaps > 0) text.AppendLine(CultureInfo.InvariantCulture, $"Places at which a filter left records out: {report.Gaps:N0}. What is missing there can't be told.");
        if (scope.IsRange) text.AppendLine("A range was read: the record before it was taken as it is, and whether the chain goes on behind it was not looked at.");
        else if (report.IsWhole && report.HidesTail) text.AppendLine("A filter chose these records: whether a tail was cut off can't be told from them, also not with --head. An export without a filter, or of one site, can be.");
        else if (report.IsWhole && scope.Noted.Count == 0) text.AppendLine("No chain head was given, so that a tail that was cut off can't be told. The heads now, to be noted elsewhere:");
        // What a filter or a range ends with is no chain's head.
        if (report is { IsWhole: true, HidesTail: false })
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
        ["fault"] = report.Fault is { } fault ? new JsonObject { ["chain"] = fault.Chain.Length > 0 ? fault.Chain : null, ["sequence"] = fault.Sequence > 0 ? fault.Sequence : null, ["sentence"] = fault.Sentence } : null,
        ["heads"] = new JsonArray([.. report.Heads.Select(head => (JsonNode)HeadText.Of(head))]),
    }.ToJsonString(ApiJsonOptions.Shared);
}
