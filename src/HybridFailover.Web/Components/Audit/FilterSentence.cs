using HybridFailover.Web.Components.Display;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>"37 of 1 204 records, 2026-11-01 00:00 to 2026-11-22 08:00 UTC": the caption of the list.</summary>
internal static class FilterSentence
{
    public static string Of(RecordedPage page, AuditFilter filter)
    {
        var found = Count(page.Page.Count, page.Page.IsCountPartial);
        var all = Count(page.Total, page.IsTotalPartial);
        var records = page.Page is { Count: 1, IsCountPartial: false } && filter == new AuditFilter() ? "record" : "records";
        var counted = filter == new AuditFilter() ? $"{found} {records}" : $"{found} of {all} records";
        return Range(filter) is { } range ? $"{counted}, {range}" : counted;
    }

    private static string Count(int count, bool isPartial) => isPartial ? $"more than {Figures.Count(count)}" : Figures.Count(count);

    private static string? Range(AuditFilter filter) => (filter.From, filter.To) switch
    {
        ({ } from, { } to) => $"{Figures.Moment(from)[..^4]} to {Figures.Moment(to)}",
        ({ } from, null) => $"from {Figures.Moment(from)}",
        (null, { } to) => $"before {Figures.Moment(to)}",
        _ => null,
    };
}
