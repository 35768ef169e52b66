using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>What axe says of a page: nothing serious may be left, the rest is for people to judge.</summary>
internal static class Axe
{
    private static readonly string[] Grave = ["serious", "critical"];

    /// <returns>One line for each finding that is serious or critical: rule, what is wrong, and where.</returns>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return
        [
            .. result.Violations.Where(violation => Grave.Contains(violation.Impact)).Select(violation =>
                $"{page.Url} {violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}"),
        ];
    }
}
