using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>One path in a snapshot.</summary>
/// <param name="VerdictSince">UTC: since when the verdict that counts stands; null before the first report.</param>
public sealed record PathSnapshot(SitePath Path, PathReport? Report, PathFigures Figures, DateTimeOffset? VerdictSince = null)
{
    public Verdict Verdict => Report?.Verdict ?? Verdict.Unknown;
}

/// <summary>One slot in a snapshot.</summary>
/// <param name="Observed">A path's name, "foreign", or "unknown".</param>
/// <param name="Target">What the static row says: a target; "propagated" when none stands; "unknown".</param>
/// <param name="Ineffective">A more specific row overlaps it: which; null when none.</param>
public sealed record SlotSnapshot(Slot Slot, string Observed, string Target, string? Ineffective);

/// <summary>What will happen next, in words, and when.</summary>
/// <param name="At">UTC of the end of the countdown; null when nothing counts down, or the count is stopped.</param>
public sealed record NextStep(string Sentence, DateTimeOffset? At = null);

/// <summary>All that is known of a site at an instant. Immutable; readers never lock.</summary>
public sealed record SiteSnapshot
{
    public required Site Site { get; init; }

    /// <summary>Grows with every change of standing, mode or verdict. What <c>expectedVersion</c> is compared with.</summary>
    public required long Version { get; init; }

    /// <summary>UTC of the snapshot.</summary>
    public required DateTimeOffset At { get; init; }

    public required Standing Standing { get; init; }
    public required Mode Mode { get; init; }

    /// <summary>Who turned the mode, and why; null in automatic.</summary>
    public string? ModeReason { get; init; }

    /// <summary>In the order of preference.</summary>
    public required IReadOnlyList<PathSnapshot> Paths { get; init; }

    /// <summary>What the machine wants: a path's name; null while starting.</summary>
    public string? Desired { get; init; }
    public DateTimeOffset? DesiredAt { get; init; }

    /// <summary>What was last written and accepted: a path's name; null when this program has not written yet.</summary>
    public string? Commanded { get; init; }
    public DateTimeOffset? CommandedAt { get; init; }

    /// <summary>What a read showed: a path's name, "mixed", "foreign", "unknown".</summary>
    public required string Observed { get; init; }

    /// <summary>UTC of the read; null when never read.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Why the last read failed; null when it did not.</summary>
    public string? ObservedError { get; init; }

    public required IReadOnlyList<SlotSnapshot> Slots { get; init; }
    public required NextStep Next { get; init; }
    public required IReadOnlyList<Alarm> Alarms { get; init; }

    /// <summary>The transition in flight.</summary>
    public Transition? Current { get; init; }

    /// <summary>The newest ended one.</summary>
    public Transition? Last { get; init; }

    /// <summary>Automatic failovers in the last hour, and whether failback is blocked until a person allows it.</summary>
    public int RecentFailovers { get; init; }
    public bool FailbackBlocked { get; init; }

    /// <summary>False while the monitor's own scheduler is late or a loop fails: the sentence says which.</summary>
    public string? MonitorIll { get; init; }
}
