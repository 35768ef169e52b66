using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Display;

/// <summary>One step of a transition and how long it took; null while it has not come.</summary>
public sealed record TransitionStep(string Word, TimeSpan? Took)
{
    /// <inheritdoc/>
    public override string ToString() => Took is { } took ? $"{Word} in {Figures.Step(took)}" : $"not {Word} yet";

    /// <summary>Detected → decided → applied → verified.</summary>
    public static IReadOnlyList<TransitionStep> Of(Transition transition) =>
    [
        new("decided", transition.DecidedAt - transition.DetectedAt),
        new("applied", transition.AppliedAt - transition.DecidedAt),
        new("verified", transition.VerifiedAt - (transition.AppliedAt ?? transition.DecidedAt)),
    ];
}
