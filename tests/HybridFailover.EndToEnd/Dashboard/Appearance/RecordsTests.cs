using System.Diagnostics;
using HybridFailover.EndToEnd.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>The audit's way out of the browser: a file by keyboard alone, and paper.</summary>
[Collection(InTheProgram.Name)]
public sealed class RecordsTests(Chromium chromium, LivedIn program) : IAsyncLifetime
{
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        _page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 600 } });
    }

    public async ValueTask DisposeAsync() => await _page.CloseAsync();

    [Fact]
    public async Task An_export_is_chosen_and_fetched_with_the_keyboard_and_no_stop_is_hidden_or_a_trap()
    {
        await _page.GotoAsync(new Uri(program.Address, "audit?site=LAX1").ToString());
        await Expect(_page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        var keys = new Keys(_page);
        await keys.TabToAsync(_page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }));
        var file = await _page.RunAndWaitForDownloadAsync(() => _page.Keyboard.PressAsync("Enter"));
        Assert.Matches(@"^hybridfailover-audit_.*\.csv$", file.SuggestedFilename);
        Assert.Contains(program.Transition, await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Through the table, to the end of the page and out of it: the browser begins again.
        await keys.TabToAsync(_page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Transition ") }).Last);
        await keys.TabToAsync(_page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" }));
        Assert.Empty(keys.Hidden);
    }

    [Fact]
    public async Task On_paper_the_audit_has_its_head_its_filter_and_every_column()
    {
        await _page.GotoAsync(new Uri(program.Address, "audit?site=LAX1").ToString());
        await Expect(_page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();

        var text = await PrintAsync();

        foreach (var words in (string[])["HybridFailover audit", "LAX1", "Printed", "Time (UTC)", "What", "Trigger, by", "Cause", "Result", "Detect", "In previous", "Evidence", "Review", "Direct Connect", "VPN", "Automatic"])
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Export CSV", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_paper_a_transition_has_its_sentence_and_every_section()
    {
        await _page.GotoAsync(new Uri(program.Address, $"audit/{program.Transition}").ToString());
        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Integrity" })).ToContainTextAsync("Chain verified");

        var text = await PrintAsync();

        Assert.Contains("LAX1 moved from Direct Connect to VPN", text, StringComparison.Ordinal);
        Assert.Contains(program.Transition, text, StringComparison.Ordinal);
        foreach (var heading in await _page.Locator("main h2").AllInnerTextsAsync()) Assert.Contains(heading, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Copy link", text, StringComparison.Ordinal);
    }

    /// <returns>What can be read on the paper, with single blanks. What lies beyond its edge is not on it.</returns>
    private async Task<string> PrintAsync()
    {
        var paper = Path.GetTempFileName();
        try
        {
            await _page.PdfAsync(new() { Path = paper, PreferCSSPageSize = true });
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", paper, "-"]) { RedirectStandardOutput = true })!;
            var text = await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            File.Delete(paper);
        }
    }
}
