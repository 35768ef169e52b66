using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.History.Verification;

namespace HybridFailover.Web.Tests.History;

public sealed class AuditExportTests
{
    private static readonly VerifyScope All = new(null, null, null, []);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static DateTimeOffset At => AuditScene.At;

    [Fact]
    public async Task A_whole_export_can_be_verified_and_says_what_it_holds()
    {
        await using var scene = await FilledAsync();
        using var answer = await GetAsync(scene, "?format=ndjson&evidence=true");
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        var report = ExportVerifier.Verify(new StringReader(text), All, Cancel);
        Assert.Null(report.Fault);
        Assert.Equal(0, report.Gaps);
        Assert.Equal(3, report.EvidenceBytes);
        Assert.Equal(Header(answer, "Count"), report.Records.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("", Header(answer, "Filter"));
        Assert.Equal(scene.Files.Verify().Heads.Select(head => head.Chain), report.Heads.Select(head => head.Chain));
        Assert.Equal(report.Heads.Select(Web.History.HeadText.Of), Header(answer, "Heads").Split(", "));
        using var head = JsonDocument.Parse(text.Split('\n')[0]);
        Assert.Equal(report.Records, head.RootElement.GetProperty("count").GetInt64());
        Assert.Equal(Header(answer, "Heads").Split(", "), head.RootElement.GetProperty("heads").EnumerateArray().Select(each => each.GetString()));
    }

    [Theory]
    [InlineData("\"sequence\":2,", "\"sequence\":3,"), InlineData("maintenance", "Maintenance"), InlineData("AQID", "AQIE")]
    public async Task A_copy_that_was_changed_is_found(string from, string to)
    {
        await using var scene = await FilledAsync();
        using var answer = await GetAsync(scene, "?format=ndjson&evidence=true");
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.NotNull(ExportVerifier.Verify(new StringReader(text.Replace(from, to, StringComparison.Ordinal)), All, Cancel).Fault);
    }

    [Theory]
    [InlineData("", "record 5 was noted and is not in the copy: its tail was cut"), InlineData("&site=LAX1", "record 5 was noted and is not in the copy: its tail was cut")]
    [InlineData("&type=transition", "the copy has 4 records, and its first line names 5: lines were cut off or put in")]
    public async Task A_copy_that_was_cut_off_is_found(string filter, string sentence)
    {
        await using var scene = await FilledAsync();
        using var answer = await GetAsync(scene, "?format=ndjson" + filter);
        var lines = Written(await answer.Content.ReadAsStringAsync(Cancel));
        lines.RemoveAt(lines.FindLastIndex(line => line.Contains("\"chain\":\"LAX1\"", StringComparison.Ordinal)));
        Assert.Equal(sentence, Verify(lines, All).Fault?.Sentence);
    }

    [Fact]
    public async Task A_copy_of_one_site_has_no_gaps()
    {
        await using var scene = await FilledAsync();
        using var answer = await GetAsync(scene, "?format=ndjson&site=LAX1");
        var lines = Written(await answer.Content.ReadAsStringAsync(Cancel));
        lines.RemoveAt(2);
        Assert.Contains("one was deleted", Verify(lines, All).Fault?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_chain_of_a_copy_the_tail_is_looked_at_and_no_other_one()
    {
        await using var scene = await FilledAsync();
        using var answer = await GetAsync(scene, "?format=ndjson");
        var lines = Written(await answer.Content.ReadAsStringAsync(Cancel));
        var noted = Verify(lines, All).Heads;
        Assert.Null(Verify(lines, All with { Chain = "lax1", Noted = noted }).Fault);
        lines.RemoveAt(lines.FindLastIndex(line => line.Contains("\"chain\":\"LAX1\"", StringComparison.Ordinal)));
        Assert.Contains("its tail was cut", Verify(lines, All with { Chain = "LAX1", Noted = noted }).Fault?.Sentence, StringComparison.Ordinal);
        Assert.Contains("has no chain NEW1", Assert.Throws<KeyNotFoundException>(() => Verify(lines, All with { Chain = "NEW1" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_that_was_taken_out_of_a_copy_is_missed_and_in_a_copy_without_evidence_it_is_not()
    {
        await using var scene = await FilledAsync();
        using var answer = await GetAsync(scene, "?format=ndjson&evidence=true");
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        var robbed = System.Text.RegularExpressions.Regex.Replace(text, ",\"evidence\":\\[.*?\\]", "");
        Assert.NotEqual(text, robbed);
        Assert.Contains("lost the evidence of dx", Verify(Written(robbed), All).Fault?.Sentence, StringComparison.Ordinal);
        using var without = await GetAsync(scene, "?format=ndjson");
        Assert.Null(Verify(Written(await without.Content.ReadAsStringAsync(Cancel)), All).Fault);
    }

    [Theory]
    [InlineData("{\"x\":1}", "line 3 is no exported record: there is no \"kind\""), InlineData("{\"chain\":\"LAX", "line 3 is no exported record: it is not JSON, or only a part of it (byte 13)")]
    public async Task A_line_that_is_no_record_is_a_finding(string line, string sentence)
    {
        await using var scene = await FilledAsync();
        using var answer = await GetAsync(scene, "?format=ndjson");
        var lines = Written(await answer.Content.ReadAsStringAsync(Cancel));
        lines.Insert(2, line);
        Assert.Equal(new ChainFault("", 0, sentence), Verify(lines, All).Fault);
    }

    [Fact]
    public async Task A_filtered_export_has_every_record_of_each_entry_and_can_be_verified_too()
    {
        await using var scene = await FilledAsync();
        await scene.Store.AppendAsync(RemarkContent.Of("LAX1", AuditKind.Note, await scene.NumberOfAsync("LAX1-0001"), "n-1", "alice", "seen", At));
        using var answer = await GetAsync(scene, "?site=LAX1&type=transition&format=ndjson");
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(["transition-intent", "transition-outcome", "evidence", "note"], Lines(text).Select(line => line.GetProperty("kind").GetString()));
        Assert.Null(ExportVerifier.Verify(new StringReader(text), All, Cancel).Fault);
        Assert.Equal("site=LAX1&type=transition", Header(answer, "Filter"));
        Assert.Equal("4", Header(answer, "Count"));
        Assert.StartsWith("LAX1:", Header(answer, "Heads"), StringComparison.Ordinal);
        Assert.DoesNotContain("(program)", Header(answer, "Heads"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_is_read_back_cell_by_cell_with_formulas_defused_and_numbers_left_alone()
    {
        await using var scene = new AuditScene();
        string[] reasons = ["=cmd()", "+1", "-1", "@SUM(A1)", "\ttab", "\rreturn", "a \"quoted\" one,\r\nin two lines", "nul\0here", "שלום עולם", new string('x', 100_000), "plain"];
        foreach (var reason in reasons) await scene.TransitionAsync(At, reason: reason, took: TimeSpan.FromHours(-1)); // the clock was set back
        using var answer = await GetAsync(scene, "?type=transition");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var rows = Read(bytes);
        var (reasonAt, durationAt, atAt, contentAt) = (Array.IndexOf(rows[0], "reason"), Array.IndexOf(rows[0], "durationSeconds"), Array.IndexOf(rows[0], "at"), Array.IndexOf(rows[0], "content"));
        Assert.Equal(
            reasons.Select(reason => reason[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + reason : reason.Replace('\0', '?')),
            rows.Skip(1).Where(row => row[3] == "transition-outcome").Select(row => row[reasonAt]));
        Assert.All(rows.Skip(1).Where(row => row[3] == "transition-outcome"), row => Assert.Equal("-3600", row[durationAt]));
        Assert.All(rows.Skip(1), row => Assert.Equal("2026-03-29T01:30:00.0000000Z", row[atAt]));
        Assert.Contains("nul\\u0000here", rows.Single(row => row[reasonAt].StartsWith("nul", StringComparison.Ordinal) && row[3] == "transition-intent")[contentAt], StringComparison.Ordinal);
        Assert.All(Encoding.UTF8.GetString(bytes).Split("\r\n")[..^1].Where(line => line.StartsWith("LAX1,", StringComparison.Ordinal)), line => Assert.DoesNotContain('\n', line.Replace("\r\n", "", StringComparison.Ordinal)));
        Assert.EndsWith("\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(rows.Count - 1, int.Parse(Header(answer, "Count"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_file_has_a_name_and_a_type()
    {
        await using var scene = await FilledAsync();
        using var csv = await GetAsync(scene, "?from=2026-03-01&to=2026-03-29T08:00Z");
        Assert.Equal("hybridfailover-audit_20260301T0000Z_20260329T0800Z.csv", csv.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        using var ndjson = await GetAsync(scene, "?format=ndjson&site=LAX1");
        Assert.Matches(@"^hybridfailover-audit_20260329T0130Z_\d{8}T\d{4}Z\.ndjson$", ndjson.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("application/x-ndjson", ndjson.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_export_is_recorded_with_who_took_what()
    {
        await using var scene = await FilledAsync();
        (await GetAsync(scene, "?site=LAX1&text=maintenance&format=ndjson")).Dispose();
        var entry = (await scene.GetAsync("?type=exported")).GetProperty("entries")[0];
        Assert.Equal("(program)", entry.GetProperty("site").GetString());
        Assert.StartsWith("local operator", entry.GetProperty("actor").GetString(), StringComparison.Ordinal);
        var content = (await scene.GetAsync("/" + entry.GetProperty("id"))).GetProperty("records")[0].GetProperty("content");
        Assert.Equal(("site=LAX1&text=maintenance", "2", "ndjson"), (content.GetProperty("filter").GetString(), content.GetProperty("count").GetString(), content.GetProperty("format").GetString()));
    }

    [Fact]
    public async Task Whatever_the_filter_says_the_headers_are_header_text()
    {
        await using var scene = await FilledAsync();
        using var answer = await GetAsync(scene, "?actor=" + Uri.EscapeDataString("ä\r\nX-Evil: 1 \u202E\0") + "&site=" + Uri.EscapeDataString("שלום"));
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.False(answer.Headers.Contains("X-Evil"));
        Assert.All(Header(answer, "Filter"), letter => Assert.InRange(letter, ' ', '~'));
        Assert.Equal("0", Header(answer, "Count"));
    }

    [Fact]
    public async Task What_is_wrong_with_an_export_is_answered_at_once()
    {
        await using var scene = new AuditScene();
        using var answer = await GetAsync(scene, "?format=xml&evidence=maybe&limit=5&result=fine");
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(["evidence", "format", "limit", "result"], (await RunningWeb.JsonOf(answer)).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        using var both = await GetAsync(scene, "?evidence=true");
        Assert.Equal(400, (int)both.StatusCode);
    }

    private static async Task<AuditScene> FilledAsync()
    {
        var scene = new AuditScene();
        var id = await scene.TransitionAsync(At, trigger: Trigger.Manual);
        await scene.CommandAsync(At.AddSeconds(1));
        await scene.TransitionAsync(At.AddSeconds(2), "PHX1");
        var rounds = new Attachment("dx", [1, 2, 3]);
        await scene.Store.AppendAsync(new AuditEntry("LAX1", At, AuditKind.Evidence, id,
            $$"""{"paths":[{"bytes":3,"hash":"{{rounds.Hash}}","name":"dx"}],"transitionId":"{{id}}"}""") { Attachments = [rounds] });
        return scene;
    }

    private static async Task<HttpResponseMessage> GetAsync(AuditScene scene, string query) => await (await scene.WebAsync()).Client.GetAsync("/api/v1/audit/export" + query, Cancel);

    private static string Header(HttpResponseMessage answer, string name) => string.Concat(answer.Headers.GetValues("X-Audit-" + name));

    private static IEnumerable<JsonElement> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => JsonDocument.Parse(line).RootElement);

    private static List<string[]> Read(byte[] bytes)
    {
        using var csv = CsvReader.Create(bytes, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(column => csv.GetString(column))]);
        return rows;
    }

    private static List<string> Written(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static VerifyReport Verify(IEnumerable<string> lines, VerifyScope scope) => ExportVerifier.Verify(new StringReader(string.Join('\n', lines)), scope, Cancel);
}
