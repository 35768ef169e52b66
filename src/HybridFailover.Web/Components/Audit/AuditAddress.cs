using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Api;
using HybridFailover.Web.Api.Audits;
using HybridFailover.Web.History.Reading;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace HybridFailover.Web.Components.Audit;

/// <summary>What the address of the list asks for: it can be shared, kept, and gone back to.</summary>
internal sealed record AuditAddress(AuditFilter Filter, PageCursor? After = null, PageCursor? Before = null)
{
    public const string Page = "audit";

    /// <summary>What is wrong with the address, a sentence each; empty: nothing.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The order of the list.</summary>
    public EntryOrder Order { get; init; }

    public PageRequest Request => new(PageRequest.DefaultLimit, After, Before) { Order = Order };

    /// <summary>The same entries from the first on, in another order.</summary>
    public AuditAddress In(EntryOrder order) => new(Filter) { Order = order };

    public static AuditAddress Parse(string address, IMonitor monitor)
    {
        var query = new Uri(address).Query;
        var fields = new QueryFields(QueryHelpers.ParseQuery(query).Where(pair => !StringValues.IsNullOrEmpty(pair.Value)).Select(Named));
        var filter = AuditQuery.Filter(fields, monitor);
        var order = fields.Value("sort", KebabWord.Parse<EntryOrder>, KebabWord.All<EntryOrder>()) ?? EntryOrder.Newest;
        const string place = "a place that this page put into an address";
        var (after, before) = (fields.Value("after", PageCursor.Parse, place), fields.Value("before", PageCursor.Parse, place));
        if (after is not null && before is not null) fields.Wrong("before", "Give after or before, not both.");
        fields.RefuseRest();
        return new AuditAddress(filter, after, before) { Order = order, Faults = [.. fields.Errors.SelectMany(error => error.Value.Select(sentence => $"{Shown(error.Key)}: {sentence}"))] };
    }

    /// <summary>The same filter, from the newest entry on.</summary>
    public static string Of(AuditFilter filter) => new AuditAddress(filter).ToString();

    /// <summary>Relative to the document's base.</summary>
    public override string ToString()
    {
        var parts = (string[])[Renamed(Filter.ToString()), Order == EntryOrder.Newest ? "" : $"sort={KebabWord.Of(Order)}", After is { } after ? $"after={after}" : "", Before is { } before ? $"before={before}" : ""];
        var query = string.Join('&', parts.Where(part => part.Length > 0));
        return query.Length > 0 ? $"{Page}?{query}" : Page;
    }

    // In an address for people a search is "q"; everything else has the API's names.
    private static string Shown(string name) => name == "text" ? "q" : name;

    private static string Renamed(string filter) => string.Join('&', filter.Split('&').Select(part => part.StartsWith("text=", StringComparison.Ordinal) ? "q=" + part[5..] : part));

    private static KeyValuePair<string, StringValues> Named(KeyValuePair<string, StringValues> pair) => pair.Key.Equals("q", StringComparison.OrdinalIgnoreCase) ? new("text", pair.Value) : pair;
}
