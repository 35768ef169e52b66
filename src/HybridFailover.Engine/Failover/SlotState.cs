using System.Collections.Immutable;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

/// <summary>A value that a stale read may still show.</summary>
/// <param name="Value">A static row's target, or "propagated".</param>
/// <param name="Until">Reads begun after this can't show it any more: the write that replaced it, plus the consistency grace.</param>
public readonly record struct EarlierValue(string Value, TimeSpan Until);

/// <summary>What the machine knows of one slot. Values are a static row's target, or "propagated" when no static row stands.</summary>
public sealed record SlotState
{
    public required Slot Slot { get; init; }

    /// <summary>What the newest read showed; null: never read.</summary>
    public string? Value { get; init; }

    /// <summary>When that read was begun.</summary>
    public TimeSpan ReadAt { get; init; }

    /// <summary>The newest read counts: it was begun after the last write was answered, and does not equal a value that a stale read may show.</summary>
    public bool Counts { get; init; }

    /// <summary>The value is a static row that is not ours. Left out: never overwritten, also by drift.</summary>
    public bool Foreign { get; init; }

    /// <summary>A foreign target that a person took as the slot's state; left out without an alarm while it stands.</summary>
    public string? Adopted { get; init; }

    /// <summary>A person's <c>replace</c>: the foreign row may be overwritten, until it is gone.</summary>
    public bool ReplaceForeign { get; init; }

    /// <summary>The more specific row that overlaps the static one; null: none.</summary>
    public string? Ineffective { get; init; }

    /// <summary>The table shows an active propagated row that covers the whole destination.</summary>
    public bool PropagatedCovers { get; init; }

    /// <summary>The static row is a blackhole.</summary>
    public bool Blackhole { get; init; }

    /// <summary>New since a configuration change: joins by a transition, not as drift.</summary>
    public bool Joining { get; init; }

    /// <summary>The write in flight: its number; 0: none.</summary>
    public long InFlight { get; init; }

    /// <summary>What it writes, and the path that it leads to.</summary>
    public string? InFlightValue { get; init; }
    public string? InFlightPath { get; init; }

    /// <summary>What the last write that may have been applied wrote; null: nothing was written by this process.</summary>
    public string? Written { get; init; }

    /// <summary>When its answer came.</summary>
    public TimeSpan WrittenAt { get; init; }

    /// <summary>Its outcome is not known: the slot may stand at either value.</summary>
    public bool WriteUnknown { get; init; }

    public ImmutableArray<EarlierValue> Earlier { get; init; } = [];

    /// <summary>Failed tries in a row; sets the back-off.</summary>
    public int Tries { get; init; }

    /// <summary>No write before this.</summary>
    public TimeSpan RetryAt { get; init; }

    /// <summary>What a read showed that differs from where the site stands, and when first; drift needs it twice.</summary>
    public string? DriftValue { get; init; }
    public TimeSpan DriftSince { get; init; }

    /// <summary>Takes no part: a foreign row stands there, adopted or not.</summary>
    public bool LeftOut => Foreign && !ReplaceForeign;

    /// <summary>A read that counts showed this value, and it is in effect.</summary>
    public bool IsProvenAt(string value) => Counts && InFlight == 0 && Value == value && Ineffective is null;
}
