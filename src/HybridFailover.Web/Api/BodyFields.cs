using System.Globalization;
using System.Text.Json;

namespace HybridFailover.Web.Api;

/// <summary>Reads the fields of a JSON object one by one and collects what is wrong with each, so that the answer names everything at once.</summary>
internal sealed class BodyFields
{
    private readonly Dictionary<string, JsonElement> _unread = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];
    private readonly bool _isObject;
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public BodyFields(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            Wrong("", $"The body must be a JSON object, not {Kind(body)}.");
            return;
        }
        foreach (var field in body.EnumerateObject())
        {
            if (!_unread.TryAdd(field.Name, field.Value)) Wrong(field.Name, "Given twice.");
            if (field.Value.ValueKind != JsonValueKind.Null) _given.Add(field.Name);
        }
        _isObject = true;
    }

    public bool HasErrors => _errors.Count > 0;

    public Dictionary<string, string[]> Errors => _errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);

    public void Wrong(string field, string sentence)
    {
        if (!_errors.TryGetValue(field, out var sentences)) _errors[field] = sentences = [];
        sentences.Add(sentence);
    }

    /// <returns>Null when absent, null, or wrong; the last is an error.</returns>
    public string? Text(string name, int maximumLength) => Text(name, maximumLength, char.IsControl);

    /// <summary>The same, with several lines.</summary>
    public string? Lines(string name, int maximumLength) => Text(name, maximumLength, letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));

    /// <summary>By which something that is sent again is recognised.</summary>
    public string? Id(string name)
    {
        if (Text(name, 100) is not { } id) return null;
        if (id.Length > 0 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-')) return id;
        Wrong(name, $"\"{id}\" is not accepted. Accepted: 1 to 100 letters, digits and . _ : -");
        return null;
    }

    public T? Word<T>(string name) where T : struct, Enum
    {
        if (Text(name, 100) is not { } word) return null;
        if (KebabWord.Parse<T>(word) is { } value) return value;
        Wrong(name, $"\"{word}\" is not accepted. Accepted: {KebabWord.All<T>()}.");
        return null;
    }

    public long? Number(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)) return number;
        Wrong(name, $"Must be a whole number, not {Kind(value)}.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(name, $"Must be true or false, not {Kind(value)}.");
        return null;
    }

    /// <summary>An instant with its offset: without one it is another instant on every machine.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name, 100) is not { } text) return null;
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        if (hasOffset && DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant.ToUniversalTime();
        Wrong(name, $"\"{text}\" is not accepted. Accepted: an instant such as 2026-01-31T22:00:00Z or 2026-01-31T23:00:00+01:00.");
        return null;
    }

    public TimeSpan? Duration(string name)
    {
        if (Text(name, 100) is not { } text) return null;
        if (DurationText.Parse(text) is { } duration) return duration;
        Wrong(name, $"\"{text}\" is not accepted. Accepted: {DurationText.Accepted}.");
        return null;
    }

    /// <summary>Without them the request means nothing.</summary>
    public void Require(params ReadOnlySpan<string> names)
    {
        if (!_isObject) return;
        foreach (var name in names)
            if (!_given.Contains(name)) Wrong(name, "Missing.");
    }

    /// <summary>Call last: a field that nobody asked for is a typing error that would otherwise change what the command means.</summary>
    public void RefuseRest()
    {
        foreach (var name in _unread.Keys) Wrong(name, $"Not known. Known: {string.Join(", ", _known)}.");
    }

    private string? Text(string name, int maximumLength, Func<char, bool> isRefused)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(name, $"Must be a string, not {Kind(value)}.");
            return null;
        }
        var text = value.GetString()!;
        if (text.Length > maximumLength) Wrong(name, $"Has {text.Length} characters; at most {maximumLength} are accepted.");
        else if (text.Any(isRefused)) Wrong(name, "Has control characters.");
        else if (text.Any(IsMisleading)) Wrong(name, "Has invisible characters that break lines or turn the direction of the text.");
        else return text;
        return null;
    }

    /// <summary>Would make a record read otherwise than it was written: marks, embeddings, overrides and isolates of direction; line and paragraph separators.
    /// Languages that are written from right to left need none of them.</summary>
    internal static bool IsMisleading(char letter) =>
        letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private JsonElement? Take(string name)
    {
        _known.Add(name);
        return _unread.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.String => "a string",
        JsonValueKind.True or JsonValueKind.False => $"{value.GetRawText()}",
        _ => "null",
    };
}
