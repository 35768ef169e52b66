namespace HybridFailover.Engine.Probing;

/// <summary>A round's outcome. A path's rounds are told in the order in which they were sent, whatever order their outcomes came in:
/// "in a row" means on the wire.</summary>
/// <param name="IsOvertaken">Lost, and a round sent after it was good before this one's timeout was over: the path answers again.</param>
/// <param name="At">When it was decided, monotonic.</param>
public readonly record struct RoundDecided(RoundKind Kind, RoundOutcome Outcome, TimeSpan SentAt, TimeSpan At, bool IsOvertaken = false);
