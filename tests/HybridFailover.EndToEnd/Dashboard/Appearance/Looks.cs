using Microsoft.Playwright;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>The four ways to look at a page. Each leaves a picture for people to judge, in <c>artifacts/screenshots</c>.</summary>
internal sealed class Looks
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "screenshots")).FullName;

    private readonly IPage _page;
    private readonly ICDPSession _browser;

    private Looks(IPage page, ICDPSession browser) => (_page, _browser) = (page, browser);

    public static async Task<Looks> OfAsync(IPage page) => new(page, await page.Context.NewCDPSessionAsync(page));

    /// <summary>Looks in all four ways, and ends in the light one.</summary>
    /// <param name="name">Of the picture's file.</param>
    /// <param name="each">What is asserted in each look, by its name.</param>
    public async Task ThroughAllAsync(string name, Func<string, Task>? each = null)
    {
        foreach (var look in (string[])["dark", "forced", "grey", "light"])
        {
            await _page.EmulateMediaAsync(new()
            {
                ColorScheme = look == "dark" ? ColorScheme.Dark : ColorScheme.Light, ForcedColors = look == "forced" ? ForcedColors.Active : ForcedColors.None,
            });
            await _browser.SendAsync("Emulation.setEmulatedVisionDeficiency", new() { ["type"] = look == "grey" ? "achromatopsia" : "none" });
            await ShootAsync($"{name}-{look}");
            if (each is not null) await each(look);
        }
    }

    /// <summary>As it looks now.</summary>
    public Task ShootAsync(string name) => _page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    // bin/CONFIGURATION/FRAMEWORK of a project in tests/.
    private static string Root() => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));
}
