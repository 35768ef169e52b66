using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>One filter of a request: any of its values may match; all filters must. Values know <c>*</c>, <c>?</c>, and a backslash that takes their meaning away.</summary>
internal sealed record Filter(string Name, IReadOnlyList<string> Values)
{
    public static IReadOnlyList<Filter> Read(Parameters parameters)
    {
        var count = parameters.Count("Filter", "Name");
        if (count == 0) return [];
        var filters = new Filter[count];
        for (var at = 0; at < count; at++)
        {
            var prefix = $"Filter.{at + 1}";
            filters[at] = new Filter(parameters.Required($"{prefix}.Name"), parameters.List($"{prefix}.Value"));
            if (filters[at].Values.Count == 0) throw Refusal.Bad("InvalidParameterValue", $"The filter '{filters[at].Name}' must have at least one value.");
        }

        return filters;
    }

    public bool Matches(IEnumerable<string?> facts)
    {
        foreach (var fact in facts)
            if (fact is not null && Values.Any(pattern => IsLike(pattern, fact))) return true;
        return false;
    }

    /// <summary>Case counts, as on EC2.</summary>
    public static bool IsLike(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                var rest = pattern[1..];
                for (var from = 0; from <= text.Length; from++)
                    if (IsLike(rest, text[from..])) return true;
                return false;
            }

            if (text.IsEmpty) return false;
            var escaped = pattern[0] == '\\' && pattern.Length > 1;
            if (escaped) pattern = pattern[1..];
            if ((escaped || pattern[0] != '?') && pattern[0] != text[0]) return false;
            pattern = pattern[1..];
            text = text[1..];
        }

        return text.IsEmpty;
    }
}
