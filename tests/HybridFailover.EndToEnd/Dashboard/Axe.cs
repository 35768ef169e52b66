using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>What axe says of a page: nothing serious may be left, the rest is for people to judge.</summary>
internal static class Axe
{
    private static readonly string[] Grave = ["serious", "critical"];

    /// <returns>One line for each finding that is serious or critical: rule, what is wrong, and where.</returns>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page) =>
        [.. (await page.RunAxe(Options)).Violations.Where(IsGrave).Select(violation => $"{page.Url} {Line(violation)}")];

    /// <summary>Of a part of a page.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(ILocator part) => [.. (await part.RunAxe(Options)).Violations.Where(IsGrave).Select(Line)];

    private static AxeRunOptions Options => new() { ResultTypes = [ResultType.Violations] };

    private static bool IsGrave(AxeResultItem violation) => Grave.Contains(violation.Impact);

    private static string Line(AxeResultItem violation) => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}";
}
