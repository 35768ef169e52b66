using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Tests.History;

public sealed class AuditCommandTests
{
    private const string Odd = "two\nlines \"quoted\" nul\0 bell\a esc\u001b[31m csi\u009b turned\u202e שלום =cmd()";

    private static DateTimeOffset At => AuditScene.At;

    [Fact]
    public async Task List_shows_a_page_and_how_to_see_the_next()
    {
        await using var scene = new AuditScene();
        for (var minute = 0; minute < 3; minute++) await scene.TransitionAsync(At.AddMinutes(minute));
        var first = await scene.TypeAsync("audit", "list", "--site", "LAX1", "--limit", "2");
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("2026-03-29 01:32:00.000", first.Output, StringComparison.Ordinal);
        Assert.Contains("cause of LAX1-0003", first.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 3.", first.Output, StringComparison.Ordinal);
        var second = await scene.TypeAsync("audit", "list", "--site", "LAX1", "--limit", "2", "--after", first.Output.Split("--after ")[1].Trim());
        Assert.Contains("cause of LAX1-0001", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--after", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--before", first.Output, StringComparison.Ordinal);
        var again = await scene.TypeAsync("audit", "list", "--site", "LAX1", "--limit", "2", "--before", second.Output.Split("--before ")[1].Trim());
        Assert.Contains("cause of LAX1-0003", again.Output, StringComparison.Ordinal);
        Assert.Contains("cause of LAX1-0002", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_option_of_a_list_reaches_the_filter()
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(At, trigger: Trigger.Manual, actor: "alice smith", reason: "Carrier & co", took: TimeSpan.FromSeconds(2));
        string[] all =
        [
            "audit", "list", "--from", "2026-03-29T01:00:00Z", "--to", "2026-03-30", "--site", "LAX1", "--trigger", "manual", "--result", "done", "--actor", "alice smith", "--path", "vpn",
            "--type", "transition", "--min-duration", "2s", "--text", "carrier", "--json",
        ];
        using var found = JsonDocument.Parse((await scene.TypeAsync(all)).Output);
        Assert.Single(found.RootElement.GetProperty("entries").EnumerateArray());
        using var none = JsonDocument.Parse((await scene.TypeAsync([.. all, "--needs-review"])).Output);
        Assert.Empty(none.RootElement.GetProperty("entries").EnumerateArray());
        await scene.TransitionAsync(At);
        using var calm = JsonDocument.Parse((await scene.TypeAsync("audit", "list", "--type", "transition", "--needs-review", "false", "--json")).Output);
        Assert.Equal("alice smith", Assert.Single(calm.RootElement.GetProperty("entries").EnumerateArray()).GetProperty("actor").GetString());
    }

    [Fact]
    public async Task What_somebody_wrote_does_no_harm_to_a_terminal()
    {
        await using var scene = new AuditScene();
        var id = await scene.TransitionAsync(At, reason: Odd, actor: Odd, ticket: Odd);
        await scene.TransitionAsync(At, reason: new string('x', 100_000));
        foreach (var run in (Cli.CommandLineRun[])[await scene.TypeAsync("audit", "list"), await scene.TypeAsync("audit", "show", id), await scene.TypeAsync("audit", "show", "LAX1-0002")])
        {
            Assert.Equal(0, run.ExitCode);
            Assert.DoesNotContain(run.Output, letter => letter != '\n' && (char.IsControl(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format));
            Assert.InRange(run.Output.Length, 1, 20_000);
        }
        Assert.Contains("two\\nlines \"quoted\" nul\\u{0} bell\\u{7} esc\\u{1b}[31m csi\\u{9b} turned\\u{202e} שלום =cmd()", (await scene.TypeAsync("audit", "show", id)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_and_a_review_are_recorded_and_shown()
    {
        await using var scene = new AuditScene();
        var id = await scene.TransitionAsync(At);
        var note = await scene.TypeAsync("audit", "note", id, "--text", "Carrier explains it", "--id", "n-1");
        Assert.Equal((0, "The note of entry 2 is recorded."), (note.ExitCode, note.Output.Trim()));
        Assert.Equal(1, (await scene.TypeAsync("audit", "note", id, "--text", "Something else", "--id", "n-1")).ExitCode);
        Assert.Equal(0, (await scene.TypeAsync("audit", "review", id, "--text", "Fibre cut")).ExitCode);
        var shown = (await scene.TypeAsync("audit", "show", "2")).Output;
        Assert.Contains("Carrier explains it", shown, StringComparison.Ordinal);
        Assert.Contains("Reviewed", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("needed:", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_written_to_a_file_or_to_standard_output()
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(At);
        var file = Path.Combine(scene.Files.Folder, "copy.ndjson");
        var written = await scene.TypeAsync("audit", "export", "--format", "ndjson", "--output", file);
        Assert.Equal(0, written.ExitCode);
        Assert.Contains("3 records", written.Output, StringComparison.Ordinal);
        Assert.Equal(4, File.ReadAllLines(file).Length);
        Assert.False(File.Exists(file + ".part"));
        Assert.Equal(0, (await scene.TypeAsync("audit", "verify", file)).ExitCode);
        var shown = await scene.TypeAsync("audit", "export", "--site", "LAX1");
        Assert.Equal(3, shown.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal('\uFEFF', shown.Output[0]);
    }

    [Fact]
    public async Task An_id_of_digits_is_found_where_no_entry_has_that_number()
    {
        await using var scene = new AuditScene();
        await scene.Store.AppendAsync(CommandContent.Intent("LAX1", new Command { Id = "1042", Kind = CommandKind.Hold, Actor = "alice", Reason = "Carrier maintenance" }, At));
        Assert.Contains("command 1042", (await scene.TypeAsync("audit", "show", "1042")).Output, StringComparison.Ordinal);
        Assert.Contains("history-began", (await scene.TypeAsync("audit", "show", "1")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_is_no_type_to_ask_for_and_each_error_has_its_line()
    {
        await using var scene = new AuditScene();
        var run = await scene.TypeAsync("audit", "list", "--type", "configured", "--limit", "0");
        Assert.Equal(2, run.ExitCode);
        var lines = run.Error.TrimEnd().Split(Environment.NewLine);
        Assert.Equal(["type: \"configured\" is not accepted", "limit: \"0\" is not accepted"], lines.Select(line => line.Split(". ")[0]));
    }

    [Theory]
    [InlineData("--site", "NOPE", "has no chain NOPE. It has (program), LAX1."), InlineData("--from", "2100-01-01", "is not before --to")]
    public async Task A_verification_of_nothing_is_refused(string option, string value, string words)
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(At);
        await scene.WebAsync();
        var run = await scene.TypeAsync("audit", "verify", option, value, "--to", "2099-01-01", "--data", scene.Files.Folder);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "audit", "list", "--result", "fine"), InlineData(2, "audit", "show", "4711"), InlineData(2, "audit", "export", "--evidence"), InlineData(2, "audit", "note", "4711", "--text", "x")]
    [InlineData(2, "audit", "export", "--output", "/nowhere/at/all.csv")]
    public async Task What_the_monitor_does_not_accept_ends_with_2(int code, params string[] words)
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(At);
        Assert.Equal(code, (await scene.TypeAsync(words)).ExitCode);
    }
}
