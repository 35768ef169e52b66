using Microsoft.Playwright;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>Walks a page with the tabulator key, and notes every stop whose focus a person would not see.</summary>
internal sealed class Keys(IPage page)
{
    /// <summary>More stops than a page has: who is not there by then is trapped.</summary>
    private const int Most = 120;

    // A radio button or a check box is small: its label may lie over its middle.
    private const string Look = """
        () => {
          const stop = document.activeElement;
          if (!stop || stop === document.body) return null;
          const name = `${stop.tagName.toLowerCase()} "${(stop.ariaLabel ?? stop.textContent).trim().slice(0, 40)}"`;
          const style = getComputedStyle(stop), box = stop.getBoundingClientRect();
          if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return `${name} has no ring`;
          if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `${name} is outside of the window`;
          const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height, 24) / 2, 0), innerHeight - 1);
          const over = document.elementFromPoint(x, y);
          return over && (stop.contains(over) || over.contains(stop) || stop.closest("label")?.contains(over)) ? null : `${name} lies under ${over?.tagName}.${over?.className}`;
        }
        """;

    public List<string> Hidden { get; } = [];

    public async Task TabToAsync(ILocator target)
    {
        var wanted = target.And(page.Locator(":focus"));
        for (var stops = 0; stops < Most; stops++)
        {
            if (await wanted.CountAsync() == 1) return;
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(Look) is { } hidden) Hidden.Add(hidden);
        }
        Assert.Fail($"{target} was not reached with {Most} tabs.");
    }
}
