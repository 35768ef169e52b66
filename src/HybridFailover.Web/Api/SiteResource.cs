using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Api;

/// <summary>A site as the API shows it.</summary>
public sealed record SiteResource
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? Region { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>The state's version: send it as <c>expectedVersion</c> with a command.</summary>
    public required long Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required double AgeSeconds { get; init; }

    public required StandingResource Standing { get; init; }
    public required ModeResource Mode { get; init; }

    /// <summary>What the machine wants.</summary>
    public required PathAtResource Desired { get; init; }

    /// <summary>What was last written and accepted.</summary>
    public required PathAtResource Commanded { get; init; }

    /// <summary>What a read showed.</summary>
    public required ObservedResource Observed { get; init; }

    public required NextStepResource NextStep { get; init; }
    public required IReadOnlyList<PathResource> Paths { get; init; }
    public required IReadOnlyList<SlotResource> Slots { get; init; }
    public required IReadOnlyList<AlarmResource> Alarms { get; init; }

    /// <summary>The transition in flight.</summary>
    public TransitionResource? Transition { get; init; }
    public TransitionResource? LastTransition { get; init; }

    /// <summary>Automatic failovers in the last hour.</summary>
    public required int RecentFailovers { get; init; }
    public required bool FailbackBlocked { get; init; }
    public string? MonitorIll { get; init; }
}

/// <param name="Text">As people say it: <c>on dx</c>, <c>switching dx → vpn</c>.</param>
public sealed record StandingResource(StandingKind Kind, string? Path, string? From, string Text);

/// <param name="Drill">Held by a drill: its command's id.</param>
public sealed record ModeResource(
    ModeKind Kind, string? Path, DateTimeOffset? Until, bool EvenIfDown, bool ByMachine, string? Drill, string? Reason, string Text);

/// <param name="Path">A path's name; null: none yet.</param>
public sealed record PathAtResource(string? Path, DateTimeOffset? At, double? AgeSeconds);

/// <param name="Path">A path's name, <c>mixed</c>, <c>foreign</c> or <c>unknown</c>.</param>
/// <param name="Error">Why the last read failed; null when it did not.</param>
public sealed record ObservedResource(string Path, DateTimeOffset? At, double? AgeSeconds, string? Error);

/// <param name="InSeconds">Until <paramref name="At"/>; null when nothing counts down.</param>
public sealed record NextStepResource(string Sentence, DateTimeOffset? At, double? InSeconds);

/// <param name="Observed">A path's name, <c>foreign</c> or <c>unknown</c>.</param>
/// <param name="Target">What the static row says; <c>propagated</c> when none stands; <c>unknown</c>.</param>
/// <param name="Ineffective">The more specific row that overlaps it; null when none.</param>
public sealed record SlotResource(string RouteTable, string Destination, string Observed, string Target, string? Ineffective);

public sealed record AlarmResource(AlarmKind Kind, DateTimeOffset Since, double AgeSeconds, string Sentence, string? AcknowledgedBy);
