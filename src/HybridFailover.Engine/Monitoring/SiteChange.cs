using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>What a new configuration changes in one site.</summary>
public sealed record SiteChange
{
    public required string Code { get; init; }

    /// <summary>Null: the site is new.</summary>
    public required Site? Before { get; init; }

    /// <summary>Null: the site is removed.</summary>
    public required Site? After { get; init; }

    /// <summary>The policy of the site or of one of its paths. What was measured is kept.</summary>
    public bool PolicyChanged { get; init; }

    /// <summary>Name, Region or time zone.</summary>
    public bool DisplayChanged { get; init; }

    /// <summary>The same paths in another order of preference, or among others.</summary>
    public bool OrderChanged { get; init; }

    /// <summary>Paths by name. A renamed path is a new one.</summary>
    public IReadOnlyList<string> NewPaths { get; init; } = [];
    public IReadOnlyList<string> RemovedPaths { get; init; } = [];

    /// <summary>Other targets, or another kind: what was measured is void, and the path warms up.</summary>
    public IReadOnlyList<string> RetargetedPaths { get; init; } = [];

    /// <summary>Another next hop: for the routes this is another path.</summary>
    public IReadOnlyList<string> ReroutedPaths { get; init; } = [];

    public IReadOnlyList<Slot> NewSlots { get; init; } = [];
    public IReadOnlyList<Slot> RemovedSlots { get; init; } = [];

    /// <summary>In words, for the log and the record: <c>LAX1: policy; path vpn retargeted; 2 new slots</c>.</summary>
    public string Sentence => $"{Code}: {string.Join("; ", Parts())}";

    private IEnumerable<string> Parts()
    {
        if (Before is null || After is null)
        {
            yield return Before is null ? "new site" : "removed";
            yield break;
        }
        if (PolicyChanged) yield return "policy";
        if (DisplayChanged) yield return "name, Region or time zone";
        if (OrderChanged) yield return "order of paths";
        foreach (var (paths, what) in new[] { (NewPaths, "new"), (RemovedPaths, "removed"), (RetargetedPaths, "retargeted"), (ReroutedPaths, "with another next hop") })
            if (paths.Count > 0) yield return $"path{(paths.Count == 1 ? "" : "s")} {string.Join(", ", paths)} {what}";
        if (NewSlots.Count > 0) yield return $"{NewSlots.Count} new slot{(NewSlots.Count == 1 ? "" : "s")}";
        if (RemovedSlots.Count > 0) yield return $"{RemovedSlots.Count} slot{(RemovedSlots.Count == 1 ? "" : "s")} removed";
    }
}
