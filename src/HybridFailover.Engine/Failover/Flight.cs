using System.Collections.Immutable;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

/// <summary>The transition in flight and what only the machine needs of it.</summary>
public sealed record Flight
{
    public required Transition Transition { get; init; }
    public required TimeSpan Since { get; init; }

    /// <summary>Since when the site has been switching, retargets included.</summary>
    public required TimeSpan SwitchingSince { get; init; }

    /// <summary>The path left was down when this was decided: its recovery may abandon the transition.</summary>
    public required bool FromWasDown { get; init; }

    /// <summary>Leaves a dead path: its writes go before all others.</summary>
    public required bool Urgent { get; init; }

    /// <summary>Counts as an automatic failover.</summary>
    public bool Counted { get; init; }

    /// <summary>What each slot was at the decision.</summary>
    public required ImmutableDictionary<Slot, string> Before { get; init; }

    public ImmutableDictionary<Slot, SlotTrace> Traces { get; init; } = ImmutableDictionary<Slot, SlotTrace>.Empty;

    /// <summary>The newest error of any slot, in words; null: none so far.</summary>
    public string? LastError { get; init; }

    /// <summary>Suspended meanwhile: closed as soon as the calls already sent have answered.</summary>
    public string? ClosingBecause { get; init; }
}

/// <summary>The calls made for one slot in one transition.</summary>
public sealed record SlotTrace(int Attempts, ImmutableArray<string> RequestIds, ImmutableArray<string> Errors)
{
    /// <summary>EC2 may refuse for days: the record keeps this many of each from the beginning and from the end, and says that it left some out.</summary>
    private const int KeptEach = 20;

    public static SlotTrace None { get; } = new(0, [], []);

    public SlotTrace With(WriteOutcome outcome) => new(
        Attempts + 1,
        outcome.RequestIds.Aggregate(RequestIds, Bounded),
        outcome.Succeeded ? Errors : Bounded(Errors, outcome.Sentence));

    private static ImmutableArray<string> Bounded(ImmutableArray<string> known, string added)
    {
        if (known.Length < 2 * KeptEach) return known.Add(added);
        // One line in the middle stands for what is left out.
        return known.SetItem(KeptEach, LeftOut).RemoveAt(KeptEach + 1).Add(added);
    }

    private const string LeftOut = "(more here, left out of the record; the log has them)";
}
