using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Commands;

/// <summary>One step of a command after it was sent.</summary>
/// <param name="At">UTC; null: not yet.</param>
/// <param name="Took">Since the machine accepted it; null: not yet, or the first.</param>
public sealed record CommandStep(string Word, DateTimeOffset? At, TimeSpan? Took);

/// <summary>Accepted → route written → read back → path answers: each with its time, as the machine tells it.</summary>
public static class CommandSteps
{
    /// <param name="transition">The one that the command started; null: not told yet.</param>
    /// <param name="proofAt">UTC: as <see cref="ProofAt"/> first said.</param>
    /// <param name="answeredAt">UTC: when the answer came, while the transition is not known.</param>
    public static IReadOnlyList<CommandStep> Of(Transition? transition, DateTimeOffset? proofAt, DateTimeOffset? answeredAt)
    {
        var accepted = transition?.DecidedAt ?? answeredAt;
        return
        [
            new("Accepted", accepted, null),
            Step("Route written", transition?.AppliedAt),
            Step("Read back", transition?.VerifiedAt),
            Step("Path answers", proofAt),
        ];

        CommandStep Step(string word, DateTimeOffset? at) => new(word, at, at - accepted);
    }

    /// <summary>UTC of the newest round of the path that was answered after the routes were read back; as exact as the figures are. Null: none yet.</summary>
    public static DateTimeOffset? ProofAt(Transition? transition, SiteSnapshot? now)
    {
        if (transition?.VerifiedAt is not { } verified || now?.Paths.FirstOrDefault(path => path.Path.Name == transition.To) is not { } path) return null;
        return path is { Verdict: Engine.Health.Verdict.Up or Engine.Health.Verdict.Degraded, Figures: { Latency: not null, NewestAt: { } newest } } && newest >= verified ? newest : null;
    }
}
