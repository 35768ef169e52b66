namespace HybridFailover.Web.Hosting;

/// <summary>One line for each event, with the time in UTC.</summary>
internal static class ConsoleLogging
{
    public static void AddConsoleLines(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        // What the web server does with each request is nobody's news at three in the morning.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    }
}
