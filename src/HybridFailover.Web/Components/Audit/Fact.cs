namespace HybridFailover.Web.Components.Audit;

/// <summary>A name and what is recorded under it.</summary>
/// <param name="IsCode">An id, hash or version: shown in letters of one width.</param>
/// <param name="Href">Where it leads; null: nowhere.</param>
public sealed record Fact(string Name, string Value, bool IsCode = false, string? Href = null)
{
    /// <summary>Those that have a value.</summary>
    public static IReadOnlyList<Fact> Known(params ReadOnlySpan<(string Name, string? Value, bool IsCode)> facts)
    {
        var known = new List<Fact>();
        foreach (var (name, value, isCode) in facts)
            if (!string.IsNullOrEmpty(value)) known.Add(new Fact(name, value, isCode));
        return known;
    }
}
