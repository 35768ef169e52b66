using System.Text.RegularExpressions;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Settings;

/// <summary>The preflight checks of one kind, what needs a person first.</summary>
public sealed partial record CheckGroup(string Name, IReadOnlyList<PreflightCheck> Open, IReadOnlyList<PreflightCheck> Passed)
{
    /// <summary>Groups in the order in which checks are made; within one, failures go before warnings.</summary>
    public static IReadOnlyList<CheckGroup> Of(IReadOnlyList<PreflightCheck> checks) =>
    [
        .. checks.GroupBy(check => PreflightWords.Of(check).Group).Select(group => new CheckGroup(
            group.Key,
            [.. group.Where(check => check.Result != PreflightResult.Pass).OrderByDescending(check => check.Result)],
            [.. group.Where(check => check.Result == PreflightResult.Pass)])),
    ];

    /// <summary>"2 failed, 1 warning, 14 passed".</summary>
    public string Count
    {
        get
        {
            var (failed, warned) = (Open.Count(check => check.Result == PreflightResult.Fail), Open.Count(check => check.Result == PreflightResult.Warn));
            string?[] parts =
            [
                failed == 0 ? null : $"{failed} failed",
                warned == 0 ? null : $"{warned} {(warned == 1 ? "warning" : "warnings")}",
                Passed.Count == 0 ? null : $"{Passed.Count} passed",
            ];
            return string.Join(", ", parts.OfType<string>());
        }
    }

    /// <summary>A check's place in the page, the same at every run.</summary>
    public static string IdOf(PreflightCheck check) => $"check-{NotInAnId().Replace($"{check.Site ?? "all"} {check.Name}", "-")}";

    [GeneratedRegex("[^A-Za-z0-9-]+")]
    private static partial Regex NotInAnId();
}
