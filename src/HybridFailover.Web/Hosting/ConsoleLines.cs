using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace HybridFailover.Web.Hosting;

/// <summary><c>2026-01-31T22:00:00.123Z warning  Effects: LAX1: …</c>. An error's stack trace goes on the same line: logs are searched by line.</summary>
internal sealed class ConsoleLines(TimeProvider? time = null) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "lines";

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var source = logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..];
        textWriter.Write(string.Create(CultureInfo.InvariantCulture, $"{_time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Word(logEntry.LogLevel),-8} {source}: {OneLine(message)}"));
        if (logEntry.Exception is { } error) textWriter.Write(" | " + OneLine(error.ToString()));
        textWriter.Write(Environment.NewLine);
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical => "critical",
        LogLevel.Error => "error",
        LogLevel.Warning => "warning",
        LogLevel.Information => "info",
        _ => "debug",
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
