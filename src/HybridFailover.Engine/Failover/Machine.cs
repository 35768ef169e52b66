namespace HybridFailover.Engine.Failover;

/// <summary>
/// Decides where a site's traffic goes: (state, event) → (state, effects). The only code that may change a site's state.
/// It reads no clock, does no I/O and holds no lock: the same events in the same order give the same records.
/// </summary>
public static class Machine
{
    /// <summary>Takes one event.</summary>
    public static Decision Decide(SiteState state, SiteEvent happened)
    {
        var step = new Step(state, happened.At);
        Intake.Take(step, happened);
        ModeRules.Expire(step);
        ReadingRules.ReadIfDue(step);
        Settle(step);
        Alarms.Update(step);
        Versions.Count(step, state);
        return new Decision(step.State, [.. step.Effects], Waking.Next(step));
    }

    // Standing follows from facts until it rests: a finished transition may at once give way to the next.
    // Four rounds suffice (arrive, decide, retarget, write); more would be a loop between rules, which the exploration tests exclude.
    private static void Settle(Step step)
    {
        for (var round = 0; round < 4; round++)
        {
            var before = step.State.Standing;
            Starting.Leave(step);
            Switching.Progress(step);
            Drift.Check(step);
            Wish.Follow(step);
            if (step.State.Standing == before) break;
        }
        WritePlan.Emit(step);
    }
}
