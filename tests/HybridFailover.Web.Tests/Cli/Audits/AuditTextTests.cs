using System.Text.Json;
using HybridFailover.Web.Api.Audits;
using HybridFailover.Web.Cli.Audits;

namespace HybridFailover.Web.Tests.Cli.Audits;

public sealed class AuditTextTests
{
    [Fact]
    public void What_a_record_holds_is_one_line_a_member_however_the_monitor_indents_it()
    {
        using var content = JsonDocument.Parse("{\n  \"slots\": [\n    { \"slot\": \"rtb-1\" }\n  ],\n  \"reason\": \"fünf\\n\\u001b[31m\",\n  \"ticket\": null\n}");
        var at = new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero);
        var detail = new AuditDetailResource(
            new AuditEntryResource { Id = 7, Cursor = "", Site = "LAX1", At = at, Type = "transition", NeedsReview = false, HasEvidence = false, Sentence = "" },
            [new AuditRecordResource(7, "LAX1", 3, at, "transition-intent", "t-1", content.RootElement, null, new string('a', 64))], [], new AuditLinksResource("/api/v1/audit/7", null, null, null, null, null));

        var lines = AuditText.Detail(detail).Split(Environment.NewLine);

        Assert.Contains("""  slots: [{"slot":"rtb-1"}]""", lines);
        Assert.Contains(lines, line => line.StartsWith("  reason: fünf", StringComparison.Ordinal) && !line.Contains('\u001b', StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("ticket", StringComparison.Ordinal));
    }
}
