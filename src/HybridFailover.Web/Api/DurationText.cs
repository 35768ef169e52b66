using System.Globalization;

namespace HybridFailover.Web.Api;

/// <summary>Durations as people type them: <c>90s</c>, <c>15m</c>, <c>1h</c>, <c>3d</c>. A bare number is none: of what?</summary>
internal static class DurationText
{
    public const string Accepted = "90s, 15m, 1h or 3d";

    /// <returns>Null when the text is no duration, or is zero.</returns>
    public static TimeSpan? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0) return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' when count <= 2_400_000 => TimeSpan.FromHours(count),
            'd' when count <= 100_000 => TimeSpan.FromDays(count),
            _ => null,
        };
    }

    /// <summary>The shortest text that <see cref="Parse"/> reads back, in whole seconds.</summary>
    public static string Of(TimeSpan time)
    {
        var seconds = (long)time.TotalSeconds;
        var (count, unit) = seconds switch
        {
            _ when seconds % 86_400 == 0 => (seconds / 86_400, 'd'),
            _ when seconds % 3_600 == 0 => (seconds / 3_600, 'h'),
            _ when seconds % 60 == 0 => (seconds / 60, 'm'),
            _ => (seconds, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
    }
}
