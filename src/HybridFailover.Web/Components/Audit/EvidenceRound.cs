using HybridFailover.Engine.Probing;

namespace HybridFailover.Web.Components.Audit;

/// <summary>One probe round.</summary>
/// <param name="At">When it was sent, from the decision.</param>
/// <param name="Trip">Null: nothing came in time.</param>
public readonly record struct EvidenceRound(TimeSpan At, TimeSpan? Trip, RoundKind Kind, RoundOutcome Outcome, bool IsLate);
