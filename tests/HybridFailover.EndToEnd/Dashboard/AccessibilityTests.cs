using HybridFailover.EndToEnd.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>Every page, live, in both themes.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private static readonly string[] Pages =
        ["", "sites/LAX1", "audit", "drills", "settings", "help", "help/screen", "help/alarms", "help/guards", "help/preflight", "help/keyboard", "help/glossary", "not-found"];

    private readonly RunningProgram _program = new();

    public async ValueTask InitializeAsync() => await _program.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _program.DisposeAsync();

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_serious_on_any_page_nor_in_what_opens_from_the_top_bar(ColorScheme theme)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ColorScheme = theme, ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        var findings = new List<string>();
        foreach (var address in Pages)
        {
            await page.GotoAsync(new Uri(_program.Address, address).ToString());
            await Expect(page.Locator("#freshness")).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
            findings.AddRange(await Axe.FindingsAsync(page));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "local operator" }).ClickAsync();
        findings.AddRange(await Axe.FindingsAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
        findings.AddRange(await Axe.FindingsAsync(page));

        Assert.Empty(findings.Distinct());
    }
}
