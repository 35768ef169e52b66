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

    /// <summary>Of no path is anything stored that was measured in the period: a replay would play silence, and agree with it.</summary>
    public bool IsSilent => !Paths.Any(path => path.Measured(From, To));
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

    internal bool Measured(DateTimeOffset from, DateTimeOffset to) =>
        Seconds.Any(each => DateTimeOffset.FromUnixTimeSeconds(each.Second) < to && DateTimeOffset.FromUnixTimeSeconds(each.Second + 1) > from)
        || Minutes.Any(each => DateTimeOffset.FromUnixTimeSeconds(each.Minute * 60) < to && DateTimeOffset.FromUnixTimeSeconds((each.Minute + 1) * 60) > from)
        || Evidence.Any(each => each.DecidedAt - EvidenceContent.Before < to && each.DecidedAt + EvidenceContent.After > from);
}

/// <summary>A path's rounds around one decision: every one of them.</summary>
/// <param name="DecidedAt">UTC: what the rounds' times count from.</param>
public sealed record EvidenceRounds(DateTimeOffset DecidedAt, EvidenceColumns Rounds);
