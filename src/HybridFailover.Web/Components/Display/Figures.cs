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

    /// <summary>Two units at most: 3.214 s below ten seconds, then 42 s, 52 m 10 s, 4 h 12 m, 3 d 4 h. Never rounded up.</summary>
    public static string Duration(TimeSpan value) => value switch
    {
        { TotalSeconds: < 60 } => Step(value),
        { TotalMinutes: < 60 } => value.Seconds == 0 ? Text($"{value.Minutes} m") : Text($"{value.Minutes} m {value.Seconds} s"),
        { TotalHours: < 48 } => value.Minutes == 0 ? Text($"{(int)value.TotalHours} h") : Text($"{(int)value.TotalHours} h {value.Minutes} m"),
        _ => value.Hours == 0 ? Text($"{value.Days} d") : Text($"{value.Days} d {value.Hours} h"),
    };

    /// <summary>07:41 UTC, with the date when it is not today's.</summary>
    public static string Minute(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.Date == now.UtcDateTime.Date ? Text($"{at.UtcDateTime:HH:mm} UTC") : Text($"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    /// <summary>07:41:03 UTC, with the date when it is not today's.</summary>
    public static string Second(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.Date == now.UtcDateTime.Date ? TimeOfDay(at) : Text($"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    /// <summary>2026-11-22 07:41:03.214 UTC.</summary>
    public static string Instant(DateTimeOffset at) => Text($"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC");

    /// <summary>07:41:03 UTC.</summary>
    public static string TimeOfDay(DateTimeOffset at) => Text($"{at.UtcDateTime:HH:mm:ss} UTC");

    /// <summary>For the page's script: milliseconds since 1970.</summary>
    public static string Epoch(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
