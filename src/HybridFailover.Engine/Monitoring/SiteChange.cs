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

    /// <summary>Why this change must wait until the site has moved; null when it need not.</summary>
    /// <param name="active">The active path's name (while switching: both); empty while starting.</param>
    /// <param name="notPreferred">Slots that are not known to be on the preferred path.</param>
    public string? Refusal(IReadOnlyCollection<string> active, IReadOnlySet<Slot> notPreferred)
    {
        var left = After is null ? null : RemovedPaths.Concat(ReroutedPaths).FirstOrDefault(path => active.Contains(path, StringComparer.OrdinalIgnoreCase));
        if (left is not null)
            return $"{Code}: the new configuration {(RemovedPaths.Contains(left) ? "removes path" : "changes the next hop of path")} {left}, which is active. The running configuration stays until the site has moved to another path.";
        var slot = RemovedSlots.FirstOrDefault(notPreferred.Contains);
        return slot is null ? null
            : $"{Code}: the new configuration removes slot {slot}, which is not on the preferred path and would be left there. The running configuration stays until the site has failed back.";
    }
}
