using HybridFailover.EndToEnd.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>Every page of the real program, live: in all looks, and on narrow and enlarged screens.</summary>
[Collection(InTheProgram.Name)]
public sealed class PagesTests(Chromium chromium, LivedIn program)
{
    /// <summary>A phone; 1280 px enlarged to 200 % and 400 %.</summary>
    private static readonly IReadOnlyList<(int Width, int Height)> Narrow = [(640, 360), (360, 640), (320, 256)];

    [Theory]
    [InlineData("overview", "")]
    [InlineData("site", "sites/LAX1")]
    [InlineData("audit", "audit")]
    [InlineData("transition", "audit/{transition}")]
    [InlineData("drills", "drills")]
    [InlineData("settings", "settings")]
    [InlineData("help", "help/alarms")]
    [InlineData("wall", "wall")]
    public async Task A_page_has_no_grave_finding_fits_every_width_and_is_large_enough_to_be_hit(string name, string address)
    {
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.GotoAsync(new Uri(program.Address, address.Replace("{transition}", program.Transition, StringComparison.Ordinal)).ToString());
        await Expect(page.Locator("#freshness")).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Expect(page.Locator(".connecting")).ToHaveCountAsync(0);
        if (name == "transition") await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Integrity" })).ToContainTextAsync("Chain verified");

        var looks = await Looks.OfAsync(page);
        var findings = new List<string>();
        await looks.ThroughAllAsync(name, async look =>
        {
            if (look is "light" or "dark") findings.AddRange(await Axe.FindingsAsync(page));
        });
        findings.AddRange(await Boxes.TooSmallAsync(page));
        foreach (var (width, height) in name == "wall" ? [] : Narrow)
        {
            await page.SetViewportSizeAsync(width, height);
            // What follows the width by script is laid out anew in the next frame.
            await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            findings.AddRange((await Boxes.TooWideAsync(page)).Select(finding => $"At {width} px: {finding}"));
            findings.AddRange((await Boxes.TooSmallAsync(page)).Select(finding => $"At {width} px: {finding}"));
            if (width == 360) await looks.ShootAsync($"{name}-360");
        }

        await page.CloseAsync();
        Assert.Empty(findings.Distinct());
    }

    [Fact]
    public async Task A_drill_has_a_dialog_without_a_grave_finding()
    {
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.GotoAsync(new Uri(program.Address, "drills").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Simulate…" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        Assert.Empty(await OpenDialog.FindingsAsync(page, await Looks.OfAsync(page), "drill"));
        await page.CloseAsync();
    }
}
