using HybridFailover.Engine.Routing;
using HybridFailover.Web.Hosting;

namespace HybridFailover.Web.Components.Shell;

/// <summary>Whether failovers would work, in the words of the plate that every page shows.</summary>
/// <param name="Tone">A class of the style sheet.</param>
public sealed record Armament(string Word, string Glyph, string Tone)
{
    public static Armament Of(PreflightFindings found)
    {
        if (found.At is null) return new("NOT CHECKED YET", "ring-question", "unknown");
        var failed = found.Checks.Count(check => check.Result == PreflightResult.Fail);
        return failed == 0
            ? new("ARMED", "ring-check", "plain")
            : new($"NOT ARMED: {failed} {(failed == 1 ? "reason" : "reasons")}", "triangle", "warning");
    }
}
