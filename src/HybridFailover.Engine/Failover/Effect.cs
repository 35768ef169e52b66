using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

/// <summary>Something that the machine wants done. Carried out in order.</summary>
public abstract record Effect;

/// <summary>Point a slot. The number comes back in <see cref="WriteEnded"/>.</summary>
/// <param name="Path">The path led to.</param>
/// <param name="Urgent">Leaves a dead path: goes before all that is not, over all sites.</param>
public sealed record WriteSlot(long Number, SlotWrite Write, string Path, bool Urgent) : Effect;

/// <summary>Drop writes that were not sent yet: each comes back as <see cref="WriteEnded"/> without a SentAt.</summary>
public sealed record DropUnsentWrites : Effect;

/// <summary>Read the site's tables now.</summary>
public sealed record ReadRoutes : Effect;

/// <summary>Keep a record. An intent comes before the first write.</summary>
public sealed record KeepRecord(RecordKind Kind, Instant At, string Sentence, Transition? Transition = null, Command? Command = null, CommandAnswer? Answer = null, DrillEnd? Drill = null) : Effect;

public enum RecordKind { TransitionIntent, TransitionOutcome, CommandIntent, CommandOutcome, HoldBegan, HoldEnded, WouldSwitch, Configuration }

/// <summary>What a drill came to.</summary>
public enum DrillResult
{
    /// <summary>The time was over, the preferred path up: back at once.</summary>
    Returned,

    /// <summary>The time was over, and the preferred path not up: automatic decides from there.</summary>
    Overtaken,

    StandbyFailed,

    /// <summary>A person, or a changed configuration, ended it.</summary>
    Ended,
}

/// <summary>The report of a drill.</summary>
/// <param name="CommandId">Of the command that began it, and of the transition to the standby.</param>
/// <param name="Path">The path that was drilled.</param>
public sealed record DrillEnd(string CommandId, string Path, DrillResult Result);

/// <summary>What routes cannot tell has changed: save it.</summary>
public sealed record SaveState : Effect;

/// <summary>Answer a command.</summary>
public sealed record AnswerCommand(CommandAnswer Answer) : Effect;

/// <summary>One sentence for the log.</summary>
public sealed record Say(string Sentence, bool IsWarning = false) : Effect;
