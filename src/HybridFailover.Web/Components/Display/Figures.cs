using System.Globalization;

namespace HybridFailover.Web.Components.Display;

/// <summary>Numbers as people read them. What is not known is "–", never zero.</summary>
public static class Figures
{
    public const string None = "–";

    /// <summary>23.4 ms; from 100 ms on without decimals.</summary>
    public static string Latency(TimeSpan? value) => value is { } time
        ? time.TotalMilliseconds < 99.95 ? Text($"{time.TotalMilliseconds:0.0} ms") : Text($"{time.TotalMilliseconds:0} ms")
        : None;

    /// <summary>0.0 %, &lt; 0.1 %, 3.4 %, 34 %; what is neither nothing nor all is never rounded to it.</summary>
    public static string Ratio(double? value) => value switch
    {
        null => None,
        0 => "0.0 %",
        < 0.001 => "< 0.1 %",
        < 0.0995 => Text($"{value * 100:0.0} %"),
        < 1 => Text($"{Math.Min(99, value.Value * 100):0} %"),
        _ => "100 %",
    };

    /// <summary>Milliseconds below ten seconds, else seconds: 8 ms, 3.214 s, 31 s.</summary>
    public static string Step(TimeSpan value) => value.TotalSeconds switch
    {
        < 1 => Text($"{value.TotalMilliseconds:0} ms"),
        < 10 => Text($"{value.TotalSeconds:0.000} s"),
        _ => Text($"{value.TotalSeconds:0} s"),
    };

    /// <summary>07:41 UTC, with the date when it is not today's.</summary>
    public static string Minute(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.Date == now.UtcDateTime.Date ? Text($"{at.UtcDateTime:HH:mm} UTC") : Text($"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    /// <summary>2026-11-22 07:41:03.214 UTC.</summary>
    public static string Instant(DateTimeOffset at) => Text($"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC");

    /// <summary>07:41:03 UTC.</summary>
    public static string TimeOfDay(DateTimeOffset at) => Text($"{at.UtcDateTime:HH:mm:ss} UTC");

    /// <summary>For the page's script: milliseconds since 1970.</summary>
    public static string Epoch(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
