using System.Collections.Immutable;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>A Describe action: by ids or filters, in pages.</summary>
/// <param name="Kind">What is listed.</param>
/// <param name="IdParameter">Its list of ids, e.g. <c>RouteTableId</c>.</param>
/// <param name="Id">An item's id.</param>
/// <param name="Filters">The filters it knows besides <c>tag:…</c> and <c>tag-key</c>: an item's facts by filter name.</param>
internal sealed record Listing<T>(IdKind Kind, string IdParameter, Func<T, string> Id, IReadOnlyDictionary<string, Func<VpcWorld, T, IEnumerable<string?>>> Filters)
{
    /// <summary>Bounds of MaxResults; null where the action has no pages.</summary>
    public (int Least, int Most)? PageSize { get; init; } = (5, 1000);

    public bool AllowsPagesOfIds { get; init; } = true;

    public string[] Names(params string[] more) => PageSize is null ? [IdParameter, "Filter", .. more] : [IdParameter, "Filter", "MaxResults", "NextToken", .. more];

    /// <returns>The items of this page, and the token for the next; null at the end.</returns>
    /// <exception cref="Refusal">A wrong id, filter, token or size.</exception>
    public (IReadOnlyList<T> Items, string? NextToken) Page(VpcWorld world, Parameters parameters, ImmutableSortedDictionary<string, T> all)
    {
        var ids = parameters.List(IdParameter);
        var size = PageSize is { } bounds ? parameters.Number("MaxResults", bounds.Least, bounds.Most) : null;
        if (size is not null && ids.Count > 0 && !AllowsPagesOfIds)
            throw Refusal.Bad("InvalidParameterCombination", $"The parameter {Parameters.Lower(IdParameter)} cannot be used with the parameter maxResults");
        var filters = Filter.Read(parameters);
        foreach (var filter in filters)
            if (!IsKnown(filter.Name)) throw Refusal.Bad("InvalidParameterValue", $"The filter '{filter.Name}' is invalid");

        var after = PageToken.Read(parameters["NextToken"]);
        var found = new List<T>();
        foreach (var item in ids.Count == 0 ? all.Values : Named(all, ids))
        {
            if (after is not null && string.CompareOrdinal(Id(item), after) <= 0) continue;
            if (!filters.All(filter => filter.Matches(Facts(world, item, filter.Name)))) continue;
            if (found.Count == size) return (found, PageToken.Write(Id(found[^1])));
            found.Add(item);
        }

        return (found, null);
    }

    /// <summary>By id in order, each once, however often it was asked for.</summary>
    private SortedDictionary<string, T>.ValueCollection Named(ImmutableSortedDictionary<string, T> all, IReadOnlyList<string> ids)
    {
        var named = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var id in ids) named[id] = all.TryGetValue(Kind.Check(id), out var item) ? item : throw Kind.NotFound(id);
        return named.Values;
    }

    private bool IsKnown(string filter) => Filters.ContainsKey(filter) || filter == "tag-key" || filter.StartsWith("tag:", StringComparison.Ordinal);

    private IEnumerable<string?> Facts(VpcWorld world, T item, string filter)
    {
        if (Filters.TryGetValue(filter, out var facts)) return facts(world, item);
        if (!world.Tags.TryGetValue(Id(item), out var tags)) return [];
        return filter == "tag-key" ? tags.Keys : tags.TryGetValue(filter["tag:".Length..], out var value) ? [value] : [];
    }
}
