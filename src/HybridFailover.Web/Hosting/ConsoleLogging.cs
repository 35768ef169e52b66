namespace HybridFailover.Web.Hosting;

/// <summary>One line for each event, with the time in UTC.</summary>
internal static class ConsoleLogging
{
    public static void AddConsoleLines(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(options =>
        {
            options.FormatterName = ConsoleLines.FormatterName;
            // A reader of the log that hangs must not hang what is logged; how many lines it missed is said.
            options.QueueFullMode = Microsoft.Extensions.Logging.Console.ConsoleLoggerQueueFullMode.DropWrite;
        }).AddConsoleFormatter<ConsoleLines, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
        // What the web server does with each request is nobody's news at three in the morning.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // It warns of keys that are not encrypted on disk; the mode of their directory protects them.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A start that fails is told once, in words, by whoever ends the program.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }
}
