using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Api;
using HybridFailover.Web.Components.Audit;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Charts;

/// <summary>From the audit to the events lane: what changed a site, or tried to.</summary>
internal static class LaneEvents
{
    /// <summary>More marks than that would cover each other.</summary>
    public const int Most = 200;

    // An accepted command's record keeps its answer: these are the answers of hold, release, suspend and resume.
    private static readonly string[] Holds = ["held on", "automatic again", "suspended until", "resumed"];

    public static async Task<IReadOnlyList<LaneEvent>> ReadAsync(AuditReader reader, Site site, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var page = await reader.PageAsync(new AuditFilter { Site = site.Code, From = from, To = to }, new PageRequest(Most), cancel);
        var remarks = await reader.RemarksAsync(site.Code, from, to, Most, cancel);
        var fleet = new Fleet { Sites = [site] };
        return [.. page.Entries.Select(entry => Of(entry, fleet)).OfType<LaneEvent>().Concat(remarks.Select(Of)).OrderBy(lane => lane.At)];
    }

    public static LaneEvent? Of(HistoryEntry entry, Fleet fleet) =>
        Letter(entry) is { } letter ? new(entry.At.ToUnixTimeMilliseconds(), letter, AuditRows.Said(entry, fleet), $"audit/{entry.Id}") : null;

    /// <summary>Where it was made, which may be long after what it speaks of.</summary>
    public static LaneEvent Of(SiteRemark remark) =>
        new(remark.At.ToUnixTimeMilliseconds(), "N", $"{(remark.IsReview ? "reviewed" : "note")} by {remark.Actor}: {remark.Text}", $"audit/{remark.Entry}#notes");

    /// <summary>Without the audit: by the engine's own list. There is no page then.</summary>
    public static LaneEvent Of(Transition transition) =>
        new(transition.DecidedAt.ToUnixTimeMilliseconds(), transition.Trigger switch { Trigger.Manual => "M", Trigger.Drill => "D", _ => "A" }, transition.Cause, null);

    private static string? Letter(HistoryEntry entry) => entry.Type switch
    {
        "transition" => entry.Trigger switch { "manual" => "M", "drill" => "D", _ => "A" },
        // An accepted command that moves something is seen by its transition.
        "command" when entry.Result is not ("accepted" or null) => "R",
        "command" when Holds.Any(word => entry.Sentence.StartsWith(word, StringComparison.Ordinal)) => "H",
        "command" => null,
        _ when entry.Type == KebabWord.Of(AuditKind.HoldBegan) || entry.Type == KebabWord.Of(AuditKind.HoldEnded) => "H",
        _ when entry.Type == KebabWord.Of(AuditKind.ConfigurationChanged) || entry.Type == KebabWord.Of(AuditKind.Configured) => "C",
        _ => null,
    };
}
