using System.Globalization;
using System.Text;

namespace HybridFailover.Web.History.Reading;

/// <summary>
/// From what people type to what FTS5 takes: each word, however it is written, as a quoted term that a word of the entry must begin with; all of them must be found.
/// Within quotes nothing is an operator, so that no text is a syntax error.
/// </summary>
internal static class SearchTerms
{
    public const int MostLetters = 200;

    /// <returns>Null: there is no letter or digit in it, and nothing to look for.</returns>
    public static string? Of(string text)
    {
        // NUL would end the expression for SQLite, in the middle of a quoted term.
        var terms = text.Replace('\0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(HasToken).Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*");
        return string.Join(' ', terms) is { Length: > 0 } all ? all : null;
    }

    // What the tokenizer passes over entirely would be a term that nothing matches.
    private static bool HasToken(string word) => word.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse);
}
