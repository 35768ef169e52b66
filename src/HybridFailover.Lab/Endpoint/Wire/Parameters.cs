using System.Globalization;
using System.Text;
using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>The fields of one request, by wire name: <c>RouteTableId</c>, <c>Filter.1.Value.2</c>.</summary>
internal sealed class Parameters
{
    private readonly Dictionary<string, string> _values = new(16, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => _values;

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Reads <c>application/x-www-form-urlencoded</c>; of a name given twice the last counts.</summary>
    /// <exception cref="Refusal">MalformedQueryString.</exception>
    public void Read(ReadOnlySpan<byte> form)
    {
        foreach (var range in form.Split((byte)'&'))
        {
            var field = form[range];
            if (field.IsEmpty) continue;
            var equals = field.IndexOf((byte)'=');
            if (equals == 0) throw Refusal.Bad("MalformedQueryString", "The query string contains a field without a name.");
            var name = equals < 0 ? field : field[..equals];
            _values[Decode(name)] = equals < 0 ? "" : Decode(field[(equals + 1)..]);
        }
    }

    /// <exception cref="Refusal">MissingParameter.</exception>
    public string Required(string name) => this[name] is { Length: > 0 } value ? value : throw Refusal.Missing(Lower(name));

    public bool Bool(string name, bool otherwise = false) => this[name] switch
    {
        null or "" => otherwise,
        "true" or "True" or "1" => true,
        "false" or "False" or "0" => false,
        var value => throw Refusal.Invalid(value, Lower(name), "It must be true or false."),
    };

    /// <summary>A whole number within bounds; null when not given.</summary>
    public int? Number(string name, int least, int most)
    {
        if (this[name] is not { Length: > 0 } text) return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            throw Refusal.Invalid(text, name, $"Expecting a value between {least} and {most}.");
        return number;
    }

    /// <summary>A flat list: <c>RouteTableId.1</c>, <c>RouteTableId.2</c>, up to the first gap.</summary>
    public IReadOnlyList<string> List(string name)
    {
        List<string>? found = null;
        for (var at = 1; this[Numbered(name, at)] is { } value; at++) (found ??= []).Add(value);
        return found ?? (IReadOnlyList<string>)[];
    }

    /// <summary>How many structures of a list are there, by one of the fields that each must have: <c>Filter.N.Name</c>.</summary>
    public int Count(string name, string field)
    {
        var count = 0;
        while (_values.ContainsKey($"{Numbered(name, count + 1)}.{field}")) count++;
        return count;
    }

    /// <summary>First parts of all names, as often as they occur: <c>Filter</c> of <c>Filter.1.Name</c>.</summary>
    public IEnumerable<string> TopLevelNames()
    {
        foreach (var name in _values.Keys)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            yield return dot < 0 ? name : name[..dot];
        }
    }

    /// <summary>EC2's messages name parameters with a small first letter.</summary>
    public static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Numbered(string name, int at) => string.Create(CultureInfo.InvariantCulture, $"{name}.{at}");

    private static string Decode(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'%', (byte)'+') < 0) return Encoding.UTF8.GetString(text);
        Span<byte> decoded = text.Length <= 512 ? stackalloc byte[text.Length] : new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var each = text[at];
            if (each == '+') each = (byte)' ';
            else if (each == '%')
            {
                if (at + 2 >= text.Length || !byte.TryParse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out each))
                    throw Refusal.Bad("MalformedQueryString", "The query string contains a broken percent escape.");
                at += 2;
            }

            decoded[length++] = each;
        }

        return Encoding.UTF8.GetString(decoded[..length]);
    }
}
