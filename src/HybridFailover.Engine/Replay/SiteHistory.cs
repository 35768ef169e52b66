using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>What the records tell of a site, each list oldest first.</summary>
public sealed record SiteHistory
{
    /// <summary>What was configured since when; the first one must be in force before all that is asked for.</summary>
    public required IReadOnlyList<SiteAsOf> Configurations { get; init; }

    /// <summary>Each as it ended, or as far as it has come; by <see cref="Transition.DecidedAt"/>.</summary>
    public IReadOnlyList<Transition> Transitions { get; init; } = [];

    public IReadOnlyList<CommandGivenAt> Commands { get; init; } = [];

    /// <summary>UTC of every end of a hold, suspension or drill.</summary>
    public IReadOnlyList<DateTimeOffset> HoldEnds { get; init; } = [];

    /// <summary>UTC of every hold that the machine began, after repeated drift.</summary>
    public IReadOnlyList<DateTimeOffset> MachineHolds { get; init; } = [];

    /// <summary>The configuration in force; null: none is recorded so early.</summary>
    public Site? SiteAt(DateTimeOffset at) => Configurations.LastOrDefault(known => known.At <= at)?.Site;
}

/// <param name="At">UTC: in force since.</param>
public sealed record SiteAsOf(DateTimeOffset At, Site Site);

/// <param name="At">UTC: when it came in.</param>
/// <param name="TransitionId">The transition that it started, if any.</param>
public sealed record CommandGivenAt(DateTimeOffset At, Command Command, bool Accepted, string? TransitionId = null);
