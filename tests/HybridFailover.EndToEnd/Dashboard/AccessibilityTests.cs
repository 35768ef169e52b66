using HybridFailover.EndToEnd.Browser;
using HybridFailover.EndToEnd.Dashboard.Appearance;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>The pages that <see cref="PagesTests"/> does not look at, live, in both themes.</summary>
[Collection(InTheProgram.Name)]
public sealed class AccessibilityTests(Chromium chromium, LivedIn program)
{
    private static readonly string[] Pages = ["help", "help/screen", "help/guards", "help/preflight", "help/keyboard", "help/glossary", "not-found", "sites/NOWHERE", ""];

    [Fact]
    public async Task Axe_finds_nothing_serious_on_any_page_nor_in_what_opens_from_the_top_bar()
    {
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var findings = new List<string>();
        foreach (var address in Pages)
        {
            await page.GotoAsync(new Uri(program.Address, address).ToString());
            await Expect(page.Locator("#freshness")).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
            await JudgeAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "local operator" }).ClickAsync();
        await JudgeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
        await JudgeAsync();

        await page.CloseAsync();
        Assert.Empty(findings.Distinct());

        async Task JudgeAsync()
        {
            foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                findings.AddRange(await Axe.FindingsAsync(page));
            }
        }
    }
}
