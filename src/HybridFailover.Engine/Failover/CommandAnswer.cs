namespace HybridFailover.Engine.Failover;

/// <summary>Why a command was refused.</summary>
public enum Rejection
{
    None, NotLeader, AlreadyThere, TargetDown, TargetUnproven, DataStale, Suspended, Shadow, Busy, StaleView, ReasonMissing, NotAllowed,

    /// <summary>Not the machine's no: the person took it back before it was sent.</summary>
    Cancelled,
}

/// <summary>What became of a command.</summary>
/// <param name="Sentence">In words, with what to do.</param>
/// <param name="Durable">False: accepted, and not yet durable; a restart would forget it.</param>
/// <param name="Version">The state version after it.</param>
/// <param name="TransitionId">The transition that it started, if any.</param>
public sealed record CommandAnswer(string Id, Rejection Rejection, string Sentence, bool Durable, long Version, string? TransitionId = null)
{
    public bool Accepted => Rejection == Rejection.None;
}
