using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Audit;

/// <summary>The words of the audit as people read them. What this version has no word for is shown by the one that is recorded.</summary>
public static class EntryWords
{
    public static string Type(string type) => type switch
    {
        "transition" => "Transition",
        "command" => "Command",
        "hold-began" => "Hold began",
        "hold-ended" => "Hold ended",
        "would-switch" => "Would have switched",
        "exported" => "Export",
        "history-began" => "History began",
        "configuration-changed" => "Configuration changed",
        "program-started" => "Program started",
        "program-stopped" => "Program stopped",
        _ => Plain(type),
    };

    public static string Trigger(string trigger) => Plain(trigger);

    /// <param name="kind">A command's kind as it is recorded.</param>
    public static string Command(string kind) => kind switch
    {
        "failover" => "Fail over",
        "failback" => "Fail back",
        _ => Plain(kind),
    };

    /// <param name="result">Null: none is recorded.</param>
    /// <returns>Null: entries of this type have none.</returns>
    public static string? Result(string type, string? result) => (type, result) switch
    {
        ("transition", null or "open") => "In progress",
        ("command", null or "open") => "No answer",
        (_, null) => null,
        _ => Plain(result),
    };

    public static Severity Severity(string type, string? result) => (type, result) switch
    {
        ("transition", null or "open") => Display.Severity.Notice,
        ("command", null or "open") => Display.Severity.Unknown,
        (_, "cancelled") => Display.Severity.Notice,
        (_, "failed") => Display.Severity.Critical,
        (_, "abandoned" or "superseded" or "interrupted" or "refused") => Display.Severity.Warning,
        _ => Display.Severity.Normal,
    };

    /// <summary>The glyph that goes with it: with its outline, greyscale and print tell what colour tells.</summary>
    public static string Glyph(Severity severity) => severity switch
    {
        Display.Severity.Normal => "ring-check",
        Display.Severity.Notice => "chevrons",
        Display.Severity.Warning => "triangle",
        Display.Severity.Critical => "octagon",
        _ => "ring-question",
    };

    /// <summary>What stands for the glyph on paper.</summary>
    public static string Letter(Severity severity) => severity switch
    {
        Display.Severity.Normal => "ok",
        Display.Severity.Notice => "i",
        Display.Severity.Warning => "!",
        Display.Severity.Critical => "X",
        _ => "?",
    };

    /// <summary>Of a rejection as it is recorded: <c>target-down</c> is what the engine calls TargetDown.</summary>
    public static string Name(string word) => string.Concat(word.Split('-').Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    public static string Plain(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..].Replace('-', ' ');
}
