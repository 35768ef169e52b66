using System.Globalization;
using System.Text;

namespace HybridFailover.Web.Cli;

/// <summary>
/// Text that somebody else wrote, for a terminal: what would move the cursor, change colours, end the line or turn the direction is written out, as <c>\n</c> or <c>\u{1b}</c>.
/// Everything else stays, also what is written from right to left.
/// </summary>
internal static class TerminalText
{
    /// <param name="byNumber">Also the ends of lines and tabs, as <c>\u{a}</c>: to a search, the letter of <c>\n</c> would be the first of the word after it.</param>
    public static string Of(string? text, bool byNumber = false)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!text.Any(letter => char.IsSurrogate(letter) || NeedsEscape(char.GetUnicodeCategory(letter)))) return text;
        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            if (!NeedsEscape(Rune.GetUnicodeCategory(rune))) shown.Append(rune);
            else shown.Append(rune.Value switch { '\n' when !byNumber => "\\n", '\r' when !byNumber => "\\r", '\t' when !byNumber => "\\t", var value => string.Create(CultureInfo.InvariantCulture, $"\\u{{{value:x}}}") });
        return shown.ToString();
    }

    /// <summary>Not more letters than fit into a table; the rest is counted.</summary>
    public static string Of(string? text, int most) => text?.Length > most
        ? string.Create(CultureInfo.InvariantCulture, $"{Of(text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)])}… ({text.Length - most:N0} more)") : Of(text);

    private static bool NeedsEscape(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
