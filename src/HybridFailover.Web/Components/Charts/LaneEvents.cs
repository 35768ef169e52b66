using HybridFailover.Engine.Audit;
using HybridFailover.Web.Api;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Charts;

/// <summary>From the audit to the events lane: what changed a site, or tried to.</summary>
internal static class LaneEvents
{
    /// <summary>More marks than that would cover each other.</summary>
    public const int Most = 200;

    public static async Task<IReadOnlyList<LaneEvent>> ReadAsync(AuditReader reader, string site, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var page = await reader.PageAsync(new AuditFilter { Site = site, From = from, To = to }, new PageRequest(Most), cancel);
        return [.. page.Entries.Select(Of).OfType<LaneEvent>().Reverse()];
    }

    public static LaneEvent? Of(HistoryEntry entry) =>
        Letter(entry) is { } letter ? new(entry.At.ToUnixTimeMilliseconds(), letter, entry.Sentence, $"audit/{entry.Id}") : null;

    private static string? Letter(HistoryEntry entry) => entry.Type switch
    {
        "transition" => entry.Trigger switch { "manual" => "M", "drill" => "D", _ => "A" },
        // An accepted command that moves something is seen by its transition.
        "command" when entry.Result is not ("accepted" or null) => "R",
        "command" when Word(entry) is "hold" or "release" or "suspend" or "resume" => "H",
        "command" => null,
        _ when entry.Type == KebabWord.Of(AuditKind.HoldBegan) || entry.Type == KebabWord.Of(AuditKind.HoldEnded) => "H",
        _ when entry.Type == KebabWord.Of(AuditKind.ConfigurationChanged) || entry.Type == KebabWord.Of(AuditKind.Configured) => "C",
        _ => null,
    };

    private static string Word(HistoryEntry entry) => entry.Sentence.Split(' ', 2)[0].TrimEnd(':', ',').ToLowerInvariant();
}
