namespace HybridFailover.Engine.Probing;

/// <summary>A round's outcome. A path's rounds are told in the order in which they were sent, whatever order their outcomes came in:
/// "in a row" means on the wire.</summary>
/// <param name="At">When it was decided, monotonic.</param>
public readonly record struct RoundDecided(RoundKind Kind, RoundOutcome Outcome, TimeSpan SentAt, TimeSpan At);
