using System.Globalization;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Api.Audits;

/// <summary>From the parameters of a request to what is asked of the audit.</summary>
internal static class AuditQuery
{
    public static AuditFilter Filter(QueryFields fields, IMonitor monitor)
    {
        var filter = new AuditFilter
        {
            From = fields.Value("from", InstantText.Parse, InstantText.Accepted),
            To = fields.Value("to", InstantText.Parse, InstantText.Accepted),
            Site = SiteOf(fields.Text("site", 100), monitor),
            Region = RegionOf(fields, monitor),
            Trigger = fields.Word("trigger", AuditParameter.Triggers),
            Result = fields.Word("result", AuditParameter.Results),
            Actor = fields.Text("actor", 500),
            Path = fields.Text("path", 200),
            Type = fields.Word("type", AuditParameter.Types),
            MinDuration = fields.Value("minDuration", Duration, $"500ms, {DurationText.Accepted}"),
            NeedsReview = fields.Flag("needsReview"),
            Text = fields.Text("text", SearchTerms.MostLetters),
        };
        if (filter.Region is { } region) filter = filter with { Sites = [.. monitor.Fleet.Sites.Where(site => site.Region == region).Select(site => site.Code)] };
        if (filter.From >= filter.To) fields.Wrong("to", "Must be after from.");
        if (filter.Text is { } text && SearchTerms.Of(text) is null) fields.Wrong("text", "Has no letter or digit to look for.");
        return filter;
    }

    public static PageRequest Page(QueryFields fields)
    {
        const string accepted = "next, previous or a cursor of an earlier answer, as it came";
        var page = new PageRequest(
            fields.Number("limit", 1, PageRequest.MostLimit) ?? PageRequest.DefaultLimit, fields.Value("after", PageCursor.Parse, accepted), fields.Value("before", PageCursor.Parse, accepted));
        if (page is { After: not null, Before: not null }) fields.Wrong("before", "Give after or before, not both.");
        return page;
    }

    private static string? RegionOf(QueryFields fields, IMonitor monitor)
    {
        if (fields.Text("region", 100) is not { } text) return null;
        var known = monitor.Fleet.Sites.Select(site => site.Region).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (known.Contains(text)) return text;
        fields.Wrong("region", known.Count == 0 ? "No site has a Region." : $"No site is configured in \"{text}\". Regions: {string.Join(", ", known)}.");
        return null;
    }

    /// <summary>Codes compare without case, as everywhere; a site that is gone is asked for as it was written then.</summary>
    private static string? SiteOf(string? code, IMonitor monitor) => code is null ? null : monitor.Find(code)?.Site.Code ?? code;

    private static TimeSpan? Duration(string text) =>
        text.EndsWith("ms", StringComparison.Ordinal)
            ? int.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? TimeSpan.FromMilliseconds(count) : null
            : DurationText.Parse(text);
}
