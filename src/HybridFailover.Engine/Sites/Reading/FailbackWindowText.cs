using System.Globalization;
using System.Text.RegularExpressions;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Reads windows such as <c>Mon-Fri 02:00-05:00</c>, <c>daily 22:00-04:00</c>, <c>Sat,Sun 00:00-00:00</c>.</summary>
internal static partial class FailbackWindowText
{
    private const string Accepted = "days and hours in the site's time zone, such as \"Mon-Fri 02:00-05:00\", \"Sat,Sun 00:00-00:00\" or \"daily 22:00-04:00\"";

    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>A list of windows; <c>always</c>, or an empty list, for none. Null: wrong, and an error was added.</summary>
    public static IReadOnlyList<FailbackWindow>? Read(Node node)
    {
        if (node.Children.Count == 0 && (node.Text is null or "" || string.Equals(node.Text, "always", StringComparison.OrdinalIgnoreCase))) return [];
        var windows = new List<FailbackWindow>();
        var right = true;
        var items = node.Items($"a list of {Accepted}; or always");
        foreach (var item in items)
        {
            if (item.Children.Count == 0 && Parse(item.Text) is { } window)
            {
                windows.Add(window);
                continue;
            }
            item.Error(Accepted);
            right = false;
        }
        return right && items.Count > 0 ? windows : null;
    }

    /// <summary>Null when the text is no window. A window that ends when it opens lasts a whole day.</summary>
    internal static FailbackWindow? Parse(string? text)
    {
        var match = Window().Match(text ?? "");
        if (!match.Success || Days(match.Groups["days"].Value) is not { } days) return null;
        return Hour(match.Groups["from"].Value) is { } from && Hour(match.Groups["to"].Value) is { } to ? new FailbackWindow(days, from, to) : null;
    }

    private static TimeOnly? Hour(string text) =>
        // 24:00 is the same end as the 00:00 that follows.
        text == "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;

    private static HashSet<DayOfWeek>? Days(string text)
    {
        if (text.Equals("daily", StringComparison.OrdinalIgnoreCase)) return [.. Enum.GetValues<DayOfWeek>()];
        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            var first = Day(ends[0]);
            var last = Day(ends[^1]);
            if (ends.Length > 2 || first < 0 || last < 0) return null;
            // Fri-Mon goes round the end of the week.
            for (var day = first; ; day = (day + 1) % 7)
            {
                days.Add((DayOfWeek)day);
                if (day == last) break;
            }
        }
        return days;
    }

    private static int Day(string text) => Array.IndexOf(DayNames, text.Trim().ToLowerInvariant());

    [GeneratedRegex(@"^\s*(?<days>[A-Za-z]+(?:\s*[-,]\s*[A-Za-z]+)*)\s+(?<from>\d\d:\d\d)\s*-\s*(?<to>\d\d:\d\d)\s*\z")]
    private static partial Regex Window();
}
