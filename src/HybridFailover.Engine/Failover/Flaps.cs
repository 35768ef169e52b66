namespace HybridFailover.Engine.Failover;

/// <summary>The count of automatic failovers in the hour before, which damps failback and never failover.</summary>
internal static class Flaps
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static int Recent(SiteState state, DateTimeOffset utc) => state.Failovers.Count(at => utc - at < Hour && at <= utc);

    /// <summary>Counts one. The one that reaches the budget blocks failback until a person allows it.</summary>
    public static void Count(Step step)
    {
        var utc = step.At.Utc;
        var failovers = step.State.Failovers.RemoveAll(at => utc - at >= Hour || at > utc).Add(utc);
        step.State = step.State with { Failovers = failovers, FlapCount = failovers.Length };
        if (failovers.Length < step.Policy.FlapBudget || step.State.FailbackBlocked is not null) return;
        var sentence = $"{failovers.Length} automatic failovers within an hour (limit {step.Policy.FlapBudget})";
        step.State = step.State with { FailbackBlocked = sentence };
        step.Say($"failback is blocked until a person allows it: {sentence}", isWarning: true);
    }
}
