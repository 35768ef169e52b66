using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Drills;

/// <summary>One drill of the past, or the one that runs.</summary>
/// <param name="Id">Its command's.</param>
/// <param name="Report">What the machine recorded at its end: returned, overtaken, standby-failed, ended; null: it runs, or was a simulation.</param>
/// <param name="EndedAt">UTC.</param>
public sealed record DrillEntry(
    string Id, string Site, DateTimeOffset At, string? Path, bool IsSimulated, string? Actor, string? Reason, string Sentence, string? Report, DateTimeOffset? EndedAt)
{
    public string Kind => IsSimulated ? "Simulate" : "Controlled";

    public (string Word, string Glyph, Severity Severity) Result => (IsSimulated, Report) switch
    {
        (true, _) => ("Decided", "ring-check", Severity.Normal),
        (_, "returned") => ("Returned", "ring-check", Severity.Normal),
        (_, "overtaken") => ("Overtaken", "triangle", Severity.Warning),
        (_, "standby-failed") => ("Standby failed", "octagon", Severity.Critical),
        (_, "ended") => ("Stopped", "triangle", Severity.Warning),
        (_, null) when EndedAt is null => ("Running", "flag", Severity.Notice),
        _ => ("Ended", "triangle", Severity.Warning),
    };

    /// <summary>What the result means.</summary>
    public string Meaning => (IsSimulated, Report) switch
    {
        (true, _) => "Decided and recorded; nothing was written.",
        (_, "returned") => "The time was over, and the site went back to the preferred path by itself.",
        (_, "overtaken") => "The time was over, and the preferred path was not up: automatic decided from there.",
        (_, "standby-failed") => "The drilled path failed, and the drill ended at once.",
        (_, "ended") => "A person, a stop condition or another command ended it before its time.",
        _ => "It runs: its end is timed on the server.",
    };
}
