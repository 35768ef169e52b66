using System.Globalization;
using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>How the machine's sentences write values.</summary>
public static class Words
{
    /// <summary>"up", "degraded", "down", "unknown".</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Up => "up",
        Verdict.Degraded => "degraded",
        Verdict.Down => "down",
        _ => "unknown",
    };

    /// <summary>"320 ms", "3.2 s", "60 s", "4 m 12 s", "1 h 5 m".</summary>
    public static string Duration(TimeSpan value)
    {
        var culture = CultureInfo.InvariantCulture;
        if (value < TimeSpan.FromSeconds(1)) return string.Create(culture, $"{value.TotalMilliseconds:0} ms");
        if (value < TimeSpan.FromSeconds(10)) return string.Create(culture, $"{value.TotalSeconds:0.#} s");
        if (value < TimeSpan.FromSeconds(120)) return string.Create(culture, $"{value.TotalSeconds:0} s");
        if (value < TimeSpan.FromHours(1))
            return value.Seconds == 0 ? $"{(int)value.TotalMinutes} m" : $"{(int)value.TotalMinutes} m {value.Seconds} s";
        return value.Minutes == 0 ? $"{(int)value.TotalHours} h" : $"{(int)value.TotalHours} h {value.Minutes} m";
    }
}
