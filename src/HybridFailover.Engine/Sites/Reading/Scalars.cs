using System.Globalization;
using System.Text.RegularExpressions;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Reads single values. Null: not there, or wrong and an error was added.</summary>
internal static partial class Scalars
{
    /// <summary>A time within a range, e.g. <c>00:00:05</c>, <c>00:00:00.2</c>, <c>1.00:00:00</c>.</summary>
    public static TimeSpan? Time(Node node, TimeSpan least, TimeSpan most, string also = "")
    {
        var accepted = $"a time from {Write(least)} to {Write(most)}, written like 00:00:05{also}";
        if (node.Children.Count == 0 && ParseTime(node.Text) is { } time && time >= least && time <= most) return time;
        node.Error(BareNumber().IsMatch(node.Text ?? "") ? accepted + " (a bare number has no unit)" : accepted);
        return null;
    }

    public static int? Whole(Node node, int least, int most)
    {
        if (node.Children.Count == 0 && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most) return number;
        node.Error($"a whole number from {least} to {most}");
        return null;
    }

    public static double? Number(Node node, double least, double most, string what)
    {
        if (node.Children.Count == 0 && ParseNumber(node.Text) is { } number && number >= least && number <= most) return number;
        node.Error(string.Create(CultureInfo.InvariantCulture, $"{what} from {least} to {most}"));
        return null;
    }

    public static bool? Truth(Node node)
    {
        if (node.Children.Count == 0 && bool.TryParse(node.Text, out var truth)) return truth;
        node.Error("true or false");
        return null;
    }

    /// <summary>One of the names of an enumeration, without case. Numbers are not names.</summary>
    public static T? Choice<T>(Node node, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        foreach (var (name, value) in choices)
            if (node.Children.Count == 0 && string.Equals(name, node.Text, StringComparison.OrdinalIgnoreCase)) return value;
        var names = choices.Keys.ToList();
        node.Error(string.Join(", ", names.SkipLast(1)) + " or " + names[^1]);
        return null;
    }

    /// <summary>A line of text for people or the file system.</summary>
    public static string? Line(Node? node, string accepted, int most = 100)
    {
        if (node is null) return null;
        if (node.Children.Count == 0 && node.Text is { Length: > 0 } text && text.Length <= most
            && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl)) return text;
        node.Error(accepted);
        return null;
    }

    /// <summary>Hours go to 23 and the form is strict: .NET's own reader takes 60 for 60 days, and 24:00:00 for 24 days.</summary>
    internal static TimeSpan? ParseTime(string? text) =>
        text is not null && StrictTime().IsMatch(text) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    internal static double? ParseNumber(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>As it would be written in the configuration.</summary>
    internal static string Write(TimeSpan time)
    {
        var text = time.ToString("c", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) && time.Ticks % TimeSpan.TicksPerSecond != 0 ? text.TrimEnd('0') : text;
    }

    [GeneratedRegex(@"^(?:\d{1,3}\.)?(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?\z", RegexOptions.ECMAScript)]
    private static partial Regex StrictTime();

    [GeneratedRegex(@"^[\d.]+\z", RegexOptions.ECMAScript)]
    private static partial Regex BareNumber();
}
