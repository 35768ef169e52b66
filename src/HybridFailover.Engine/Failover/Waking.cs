namespace HybridFailover.Engine.Failover;

/// <summary>When the machine wants to be asked again although nothing happens.</summary>
internal static class Waking
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    public static TimeSpan Next(Step step)
    {
        var state = step.State;
        var next = step.Now + Idle;
        Sooner(ref next, state.RereadAt, step.Now);
        Sooner(ref next, state.ModeEndsAt, step.Now);
        if (state.Standing.Kind == StandingKind.Switching)
            foreach (var slot in state.Slots) Sooner(ref next, slot.RetryAt, step.Now);
        if (state is { Standing: { Kind: StandingKind.On, Path: not null } })
            foreach (var path in state.Paths)
            {
                if (path.Name == state.Standing.Path) break;
                Sooner(ref next, Failback.Obstacle(state, path, step.At)?.EndsAt, step.Now);
            }
        return next;
    }

    private static void Sooner(ref TimeSpan next, TimeSpan? due, TimeSpan now)
    {
        if (due is { } at && at > now && at < next) next = at;
    }
}
