using Microsoft.Playwright;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>What is wrong with a command's dialog that is open: in both themes, on a screen and on the narrowest phone.</summary>
internal static class OpenDialog
{
    /// <param name="name">Of the dialog, in findings and of its picture's file.</param>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page, Looks looks, string name)
    {
        var findings = new List<string>();
        foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            findings.AddRange((await Axe.FindingsAsync(page.Locator("dialog[open]"))).Select(finding => $"{name}, {theme}: {finding}"));
        }
        findings.AddRange((await Boxes.TooSmallAsync(page, "dialog[open]")).Select(finding => $"{name}: {finding}"));
        await looks.ShootAsync($"dialog-{name.ToLowerInvariant().Replace(' ', '-')}");

        await page.SetViewportSizeAsync(320, 640);
        findings.AddRange((await Boxes.TooWideAsync(page, "dialog[open]")).Concat(await Boxes.TooSmallAsync(page, "dialog[open]")).Select(finding => $"{name} at 320 px: {finding}"));
        await page.SetViewportSizeAsync(1440, 900);
        return findings;
    }
}
