using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HybridFailover.Web.Api.Audits;

namespace HybridFailover.Web.Cli.Audits;

/// <summary>The audit in words, for a terminal. Whatever people or other machines wrote is shown without its control characters.</summary>
internal static class AuditText
{
    private const int MostOfASentence = 160;
    private const int MostOfAValue = 4000;

    /// <summary>Letters as they are; control characters are the terminal text's to escape.</summary>
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Page(AuditPageResource page)
    {
        var text = new StringBuilder();
        if (page.Entries.Count > 0) text.Append(TextTable.Of(
            ["ID", "TIME (UTC)", "SITE", "WHAT", "TRIGGER", "FROM → TO", "RESULT", "TOOK", "REVIEW", "BY", "SENTENCE"],
            page.Entries.Select(entry => (string[])
            [
                Number(entry.Id), Time(entry.At), TerminalText.Of(entry.Site), TerminalText.Of(entry.Type), TerminalText.Of(entry.Trigger), Way(entry), TerminalText.Of(entry.Result),
                Took(entry.DurationSeconds), entry.NeedsReview ? "needed" : "", TerminalText.Of(entry.Actor, 40), TerminalText.Of(entry.Sentence, MostOfASentence),
            ])));
        text.AppendLine(CultureInfo.InvariantCulture, $"{page.Entries.Count} of {page.CountText}.{(page.Next is { } older ? $" Older ones: the same with --after {older}" : "")}{(page.Previous is { } newer ? $" Newer ones: the same with --before {newer}" : "")}");
        if (page.Degraded is { } degraded) text.AppendLine(CultureInfo.InvariantCulture, $"The newest records may be missing: {TerminalText.Of(degraded)}.");
        return text.ToString();
    }

    public static string Detail(AuditDetailResource detail)
    {
        var entry = detail.Entry;
        var text = new StringBuilder();
        text.AppendLine($"{Number(entry.Id)}  {Time(entry.At)}Z  {TerminalText.Of(entry.Site)}  {TerminalText.Of(entry.Type)} {TerminalText.Of(entry.Subject)}".TrimEnd());
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
        [
            ("Sentence", TerminalText.Of(entry.Sentence, MostOfAValue)), ("Trigger", TerminalText.Of(entry.Trigger)), ("From → to", Way(entry)), ("Result", TerminalText.Of(entry.Result)),
            ("Took", Took(entry.DurationSeconds)), ("By", TerminalText.Of(entry.Actor)), ("Reason", TerminalText.Of(entry.Reason, MostOfAValue)), ("Ticket", TerminalText.Of(entry.Ticket)),
            ("Review", entry.NeedsReview ? "needed: hybridfailover audit review " + Number(entry.Id) + " --text …" : ""),
        ])
            if (value.Length > 0) text.AppendLine(CultureInfo.InvariantCulture, $"{name,-10} {value}");
        foreach (var remark in detail.Remarks)
            text.AppendLine(CultureInfo.InvariantCulture, $"{(remark.Kind == "review" ? "Reviewed" : "Note"),-10} {Time(remark.At)}Z {TerminalText.Of(remark.Actor)}: {TerminalText.Of(remark.Text, MostOfAValue)}");
        foreach (var record in detail.Records)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Record {record.Record}: {TerminalText.Of(record.Kind)}, number {record.Sequence} of the chain {TerminalText.Of(record.Chain)}, {Time(record.At)}Z");
            foreach (var (name, value) in Members(record.Content)) text.AppendLine(CultureInfo.InvariantCulture, $"  {TerminalText.Of(name)}: {TerminalText.Of(value, MostOfAValue)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  hash {record.Hash}");
        }
        if (entry.HasEvidence) text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Evidence: {detail.Links.Evidence}");
        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Members(JsonElement content) => content.ValueKind == JsonValueKind.Object
        ? content.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => (member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : OneLine(member.Value)))
        : [("content", OneLine(content))];

    // The monitor indents what it answers; here a value is one line.
    private static string OneLine(JsonElement value) => JsonSerializer.Serialize(value, Compact);

    private static string Way(AuditEntryResource entry) => (entry.From, entry.To) switch
    {
        (null, null) => "",
        (null, { } to) => "→ " + TerminalText.Of(to, 60),
        var (from, to) => $"{TerminalText.Of(from, 60)} → {TerminalText.Of(to, 60)}",
    };

    private static string Took(double? seconds) => seconds switch
    {
        null => "",
        < 1 and > -1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
