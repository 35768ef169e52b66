using HybridFailover.Engine.Health;

namespace HybridFailover.Web.Components.Display;

/// <summary>A verdict's word, glyph and severity.</summary>
public static class VerdictWords
{
    public static (string Word, string Glyph, Severity Severity) Of(Verdict verdict) => verdict switch
    {
        Verdict.Up => ("Up", "ring-check", Severity.Normal),
        Verdict.Degraded => ("Degraded", "triangle", Severity.Warning),
        Verdict.Down => ("Down", "octagon", Severity.Critical),
        _ => ("Unknown", "ring-question", Severity.Unknown),
    };

    /// <summary>A standby's readiness in words.</summary>
    public static string Readiness(Verdict verdict) => verdict switch
    {
        Verdict.Up => "ready",
        Verdict.Degraded => "degraded",
        Verdict.Down => "not ready",
        _ => "not proven",
    };
}
