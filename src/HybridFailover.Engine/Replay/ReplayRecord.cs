using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Samples;

namespace HybridFailover.Engine.Replay;

/// <summary>All that is stored of a site and a period: what a replay works from.</summary>
public sealed record ReplayRecord
{
    /// <summary>UTC: the period that is reported, its end exclusive.</summary>
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }

    /// <summary>From <see cref="Beginning.Reach"/> before the beginning on.</summary>
    public required SiteHistory History { get; init; }

    /// <summary>By path name; from <see cref="Beginning.WarmUp"/> before the beginning on.</summary>
    public required IReadOnlyList<PathRecord> Paths { get; init; }
}

/// <summary>What is stored of one path's rounds, each list oldest first.</summary>
public sealed record PathRecord
{
    public required string Path { get; init; }
    public IReadOnlyList<PathSecond> Seconds { get; init; } = [];

    /// <summary>They serve where seconds are kept no longer.</summary>
    public IReadOnlyList<PathMinute> Minutes { get; init; } = [];
    public IReadOnlyList<LossRun> Runs { get; init; } = [];
    public IReadOnlyList<EvidenceRounds> Evidence { get; init; } = [];
}

/// <summary>A path's rounds around one decision: every one of them.</summary>
/// <param name="DecidedAt">UTC: what the rounds' times count from.</param>
public sealed record EvidenceRounds(DateTimeOffset DecidedAt, EvidenceColumns Rounds);
