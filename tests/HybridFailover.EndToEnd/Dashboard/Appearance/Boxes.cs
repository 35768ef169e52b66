using Microsoft.Playwright;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>What is measured on a page: whether it fits its width, and whether a finger hits what is to be pressed.</summary>
internal static class Boxes
{
    private const string Shared = """
        const cutAway = element => { for (let up = element; up; up = up.parentElement) if (getComputedStyle(up).clipPath === "inset(50%)") return true; return false; };
        const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0
          && !element.closest(".skip, [inert], [aria-hidden=true], #beat") && !cutAway(element);
        const named = element => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} "${(element.ariaLabel ?? element.textContent).trim().slice(0, 30)}"`;
        const scrolls = element => { for (let up = element.parentElement; up; up = up.parentElement) if (getComputedStyle(up).textOverflow === "ellipsis" || /auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth && up !== document.documentElement && up !== document.body) return true; return false; };
        """;

    // A fraction of a pixel is rounding, not clipping.
    private const string Width = $$"""
        root => {
          {{Shared}}
          const findings = [];
          if (document.documentElement.scrollWidth > innerWidth) findings.push(`the page is ${document.documentElement.scrollWidth} px wide`);
          for (const element of document.querySelectorAll(`${root} *`)) {
            if (!seen(element) || element.closest("svg, canvas, [popover]:not(:popover-open)")) continue;
            const box = element.getBoundingClientRect();
            const holdsText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
            if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(element)) findings.push(`${named(element)} reaches from ${box.left.toFixed()} to ${box.right.toFixed()}`);
            const style = getComputedStyle(element);
            if (holdsText && /hidden|clip/.test(style.overflowX) && style.textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1) findings.push(`${named(element)} is clipped`);
          }
          return findings.slice(0, 8);
        }
        """;

    // A link within a sentence is as high as its line: WCAG 2.5.8 exempts it, and whatever has room enough around it.
    private const string Targets = $$"""
        root => {
          {{Shared}}
          const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button], [role=listbox]")]
            .filter(element => element.closest(root) && seen(element) && !element.disabled)
            .map(element => ({ element, box: (element.matches("label input") ? element.closest("label") : element).getBoundingClientRect() }));
          const findings = [];
          for (const { element, box } of targets) {
            if (element.matches(".act, .command, dialog footer button") && box.height < 43.9) findings.push(`${named(element)}: a command ${box.height.toFixed(1)} px high`);
            if (box.width >= 23.9 && box.height >= 23.9) continue;
            const inSentence = element.matches("a") && getComputedStyle(element).display === "inline" && element.parentElement.textContent.trim().length > element.textContent.trim().length;
            if (inSentence) continue;
            const x = box.left + box.width / 2, y = box.top + box.height / 2;
            const crowding = targets.find(other => other.element !== element && !element.contains(other.element) && !other.element.contains(element)
              && Math.hypot(Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom)) < 12);
            if (crowding || !element.matches("a")) findings.push(`${named(element)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)} px${crowding ? ", beside " + named(crowding.element) : ""}`);
          }
          return findings.slice(0, 8);
        }
        """;

    /// <param name="within">A selector: no other part is measured.</param>
    /// <returns>What is wider than the window, or cut off by its own box.</returns>
    public static Task<string[]> TooWideAsync(IPage page, string within = "body") => page.EvaluateAsync<string[]>(Width, within);

    /// <param name="within">A selector: no other part is measured.</param>
    /// <returns>Targets below 24 px, commands below 44 px.</returns>
    public static Task<string[]> TooSmallAsync(IPage page, string within = "body") => page.EvaluateAsync<string[]>(Targets, within);
}
