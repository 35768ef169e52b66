using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace HybridFailover.Web.Api;

/// <summary>Reads the parameters of a query one by one and collects what is wrong with each, so that the answer names everything at once.</summary>
internal sealed class QueryFields(IEnumerable<KeyValuePair<string, StringValues>> query)
{
    private readonly Dictionary<string, StringValues> _unread = new(query, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    public bool HasErrors => _errors.Count > 0;

    public Dictionary<string, string[]> Errors => _errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);

    public void Wrong(string name, string sentence)
    {
        if (!_errors.TryGetValue(name, out var sentences)) _errors[name] = sentences = [];
        sentences.Add(sentence);
    }

    /// <returns>Null when absent or wrong; the last is an error.</returns>
    public string? Text(string name, int maximumLength)
    {
        _known.Add(name);
        if (!_unread.Remove(name, out var values)) return null;
        if (values.Count > 1) Wrong(name, "Given twice.");
        else if (values[0] is not { Length: > 0 } text) Wrong(name, "Has no value.");
        else if (text.Length > maximumLength) Wrong(name, $"Has {text.Length} characters; at most {maximumLength} are accepted.");
        else return text;
        return null;
    }

    public T? Value<T>(string name, Func<string, T?> parse, string accepted) where T : struct
    {
        if (Text(name, 200) is not { } text) return null;
        if (parse(text) is { } value) return value;
        Wrong(name, $"\"{text}\" is not accepted. Accepted: {accepted}.");
        return null;
    }

    public string? Word(string name, IReadOnlyList<string> words)
    {
        if (Text(name, 200) is not { } text) return null;
        if (words.Contains(text)) return text;
        Wrong(name, $"\"{text}\" is not accepted. Accepted: {string.Join(", ", words)}.");
        return null;
    }

    public int? Number(string name, int least, int most) => Value<int>(
        name, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null, $"{least} to {most}");

    public bool? Flag(string name) => Value<bool>(name, text => text switch { "true" => true, "false" => false, _ => null }, "true, false");

    /// <summary>Call last: a parameter that nobody asked for is a typing error that would otherwise widen what is answered.</summary>
    public void RefuseRest()
    {
        foreach (var name in _unread.Keys) Wrong(name, $"Not known. Known: {string.Join(", ", _known)}.");
    }
}
