using System.Globalization;
using System.Text.Json;

namespace HybridFailover.Engine.Audit;

/// <summary>A value of a record's content while it is read back. What is missing, or of another form, is a <see cref="FormatException"/> that names it.</summary>
internal readonly struct ContentNode(JsonElement value, string name)
{
    private readonly JsonElement _value = value;
    private readonly string _name = name;

    /// <exception cref="FormatException">The content is not what the reader expects of it.</exception>
    public static T Read<T>(string content, string what, Func<ContentNode, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return read(new ContentNode(document.RootElement, what));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw new FormatException($"not the content of {what}: {broken.Message}", broken);
        }
    }

    public string Text(string member) => TextOrNull(member) ?? throw Wrong(member, "no text");

    public string? TextOrNull(string member) => Of(member)._value.GetString();

    /// <summary>A member that records did not have from the start.</summary>
    public string? TextIfAny(string member) => _value.TryGetProperty(member, out var found) ? found.GetString() : null;

    /// <inheritdoc cref="TextIfAny"/>
    public bool TruthIfAny(string member) => _value.TryGetProperty(member, out var found) && found.GetBoolean();

    public int Whole(string member) => Of(member)._value.TryGetInt32(out var number) ? number : throw Wrong(member, "not a whole number");

    public long? LongOrNull(string member) => Of(member)._value is { ValueKind: JsonValueKind.Null } ? null
        : Of(member)._value.TryGetInt64(out var number) ? number : throw Wrong(member, "not a whole number");

    public bool Truth(string member) => Of(member)._value.GetBoolean();

    public double Ratio(string member) =>
        double.TryParse(Text(member), NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) ? ratio : throw Wrong(member, "not a number");

    public TimeSpan Duration(string member) => DurationOrNull(member) ?? throw Wrong(member, "no time");

    public TimeSpan? DurationOrNull(string member) => TextOrNull(member) is not { } text ? null
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : throw Wrong(member, $"\"{text}\", which is no time");

    public DateTimeOffset? TimeOrNull(string member) => TextOrNull(member) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : throw Wrong(member, $"\"{text}\", which is no instant");

    public T Name<T>(string member) where T : struct, Enum => Of(member).AsName<T>();

    public ContentNode Member(string member) => Of(member);

    public IReadOnlyList<T> List<T>(string member, Func<ContentNode, T> read)
    {
        var list = Of(member);
        return [.. list._value.EnumerateArray().Select(item => read(new ContentNode(item, list._name)))];
    }

    public string AsText() => _value.GetString() ?? throw new FormatException($"{_name}: no text");

    /// <summary>From kebab case.</summary>
    public T AsName<T>() where T : struct, Enum
    {
        var text = AsText();
        foreach (var value in Enum.GetValues<T>())
            if (Canonical.Name<T>(value) == Canonical.Text(text)) return value;
        throw new FormatException($"{_name}: \"{text}\" is not known to this version");
    }

    private ContentNode Of(string member) =>
        _value.TryGetProperty(member, out var found) ? new ContentNode(found, $"{_name}.{member}") : throw Wrong(member, "missing");

    private FormatException Wrong(string member, string found) => new($"{_name}.{member}: {found}");
}
