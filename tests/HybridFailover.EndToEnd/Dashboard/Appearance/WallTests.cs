using HybridFailover.EndToEnd.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>The wallboard, seen from five metres.</summary>
[Collection(OnStage.Name)]
public sealed class WallTests(Chromium chromium, Stage stage)
{
    private const string Unfit = """
        () => {
          const size = (tile, part) => parseFloat(getComputedStyle(tile.querySelector(part)).fontSize);
          const findings = [];
          if (document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth) findings.push("the page scrolls");
          for (const tile of document.querySelectorAll("[data-tile]")) {
            const box = tile.getBoundingClientRect(), name = tile.ariaLabel;
            if (box.right > innerWidth || box.bottom > innerHeight || box.left < 0 || box.top < 0) findings.push(`${name} is not on the screen`);
            if (tile.scrollHeight > tile.clientHeight + 1) findings.push(`${name} needs ${tile.scrollHeight} px and has ${tile.clientHeight}`);
            for (const part of tile.children) if (part.scrollWidth > part.clientWidth + 1) findings.push(`${name}: "${part.textContent.trim()}" is cut off`);
            if (size(tile, ".tile-site") < 28 || size(tile, ".tile-state") < 24 || size(tile, ".tile-number") < 32) findings.push(`${name} is too small to be read`);
          }
          return findings;
        }
        """;

    [Fact]
    public async Task Sixty_sites_fit_without_anything_to_press_and_an_old_screen_says_so()
    {
        stage.Show(now => StatedFleet.Of(60, now));
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        await page.GotoAsync(new Uri(stage.Address, "wall").ToString());
        await Expect(page.Locator("#freshness")).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(60);

        var looks = await Looks.OfAsync(page);
        var findings = new List<string>();
        foreach (var (width, height) in ((int, int)[])[(3840, 2160), (1920, 1080)])
        {
            await page.SetViewportSizeAsync(width, height);
            // The tiles are arranged anew in the next frame.
            await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            findings.AddRange((await page.EvaluateAsync<string[]>(Unfit)).Select(finding => $"{width} × {height}: {finding}"));
        }
        await looks.ThroughAllAsync("wall-60", async look =>
        {
            if (look is "light" or "dark") findings.AddRange(await Axe.FindingsAsync(page));
        });
        Assert.Empty(findings);
        Assert.Equal(0, await page.Locator("a:visible, button:visible, input:visible, select:visible, summary:visible, [tabindex]:not([tabindex='-1']):visible").CountAsync());

        stage.Show(now => StatedFleet.Of(60, now, TimeSpan.FromSeconds(12)));
        await Expect(page.GetByText("STALE", new() { Exact = true })).ToBeVisibleAsync();
        var cover = page.Locator(".wall-stale");
        Assert.Equal((1920, 1080), ((int)(await cover.BoundingBoxAsync())!.Width, (int)(await cover.BoundingBoxAsync())!.Height));
        Assert.True(await cover.EvaluateAsync<double>("word => parseFloat(getComputedStyle(word).fontSize)") >= 64);
        await looks.ShootAsync("wall-60-stale");
        await page.CloseAsync();
    }
}
