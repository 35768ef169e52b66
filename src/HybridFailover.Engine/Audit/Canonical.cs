using System.Globalization;
using System.Text;

namespace HybridFailover.Engine.Audit;

/// <summary>
/// The canonical form: one value, one text, on every machine and in every year. It is JSON as RFC 8785 (JCS) writes it, narrowed so that nothing is left
/// to a number format:
/// <list type="bullet">
/// <item>no white space; members ordered by the UTF-16 code units of their names; every member is written, null where there is no value;</item>
/// <item>text exactly as it came, not normalised: only <c>"</c>, <c>\</c> and U+0000 to U+001F are escaped (<c>\b \t \n \f \r</c>, else <c>\u00xx</c> in lower
/// case), and surrogates without a partner as <c>\udxxx</c>, which RFC 8785 leaves out and UTF-8 can't hold;</item>
/// <item>numbers are whole, ratios are text (<c>"0.2"</c>: the shortest digits that give the same double);</item>
/// <item>instants are text in UTC with seven decimals, <c>"2026-03-29T01:30:00.0000000Z"</c>; durations <c>"00:00:00.2000000"</c>, with days <c>"1.00:00:00.0000000"</c>;</item>
/// <item>enumerations are text, their names in kebab case; bytes are text in base 64.</item>
/// </list>
/// </summary>
public static class Canonical
{
    public const string Null = "null";

    public static string Text(string? text)
    {
        if (text is null) return Null;
        var written = new StringBuilder(text.Length + 2).Append('"');
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) written.Append(letter).Append(text[++at]);
            else written.Append(Escaped(letter) is { } escaped ? escaped : letter.ToString());
        }
        return written.Append('"').ToString();
    }

    public static string Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Null;

    public static string Truth(bool truth) => truth ? "true" : "false";

    public static string Ratio(double ratio) => Text(ratio.ToString("R", CultureInfo.InvariantCulture));

    public static string Time(DateTimeOffset? at) => Text(at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));

    public static string Duration(TimeSpan? time) => Text(time?.ToString(time.Value.Duration() >= TimeSpan.FromDays(1)
        ? (time < TimeSpan.Zero ? @"\-d\.hh\:mm\:ss\.fffffff" : @"d\.hh\:mm\:ss\.fffffff")
        : (time < TimeSpan.Zero ? @"\-hh\:mm\:ss\.fffffff" : @"hh\:mm\:ss\.fffffff"), CultureInfo.InvariantCulture));

    public static string Bytes(ReadOnlySpan<byte> bytes) => Text(Convert.ToBase64String(bytes));

    public static string Name<T>(T? value) where T : struct, Enum => Text(value is null ? null : Kebab(value.Value.ToString()));

    /// <summary>Of values that are canonical already, in their order.</summary>
    public static string List(IEnumerable<string> values) => $"[{string.Join(',', values)}]";

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string? Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => @"\b",
        '\t' => @"\t",
        '\n' => @"\n",
        '\f' => @"\f",
        '\r' => @"\r",
        < ' ' => $"\\u{(int)letter:x4}",
        _ when char.IsSurrogate(letter) => $"\\u{(int)letter:x4}",
        _ => null,
    };
}
