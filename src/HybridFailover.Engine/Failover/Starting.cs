namespace HybridFailover.Engine.Failover;

/// <summary>The way into a standing: it follows from the routes, which are the truth.</summary>
internal static class Starting
{
    /// <summary>Back to the start: routes are read anew before anything is decided.</summary>
    public static void Enter(Step step, string because)
    {
        step.State = step.State with { Standing = Standing.Starting, ReadAt = null, RereadAt = null };
        if (step.State.Flight is { } flight)
        {
            step.Do(new DropUnsentWrites());
            // A call already sent is recorded when it answers: the record closes then.
            step.State = step.State with { Flight = flight with { ClosingBecause = because } };
        }
        step.EachSlot(slot => slot with { DriftValue = null });
        if (step.State.ReadNotBefore > step.Now) step.State = step.State with { RereadAt = step.State.ReadNotBefore };
        else step.Read();
    }

    /// <summary>Leaves the start as soon as the routes allow it.</summary>
    public static void Leave(Step step)
    {
        var state = step.State;
        if (state.Standing.Kind != StandingKind.Starting || !state.IsLeader || state.Mode.Kind == ModeKind.Suspended) return;
        if (state.ReadAt is null || state.Flight is not null) return;
        foreach (var path in state.Paths)
            if (Switching.IsAt(state, path)) { Stand(step, path); return; }
        if (state.Mode.Kind == ModeKind.Shadow) return; // nothing is written: the site stands when somebody has put the routes in one place
        if (!state.Slots.Any(slot => !slot.LeftOut) || !state.Paths.All(path => path.Report is { WarmedUp: true })) return;
        if (Majority(state) is not { } best) return; // none usable: nothing is written
        CheckState(step, isPreferred: false);
        DropHoldElsewhere(step, best);
        Switching.Begin(step, best, Trigger.Start, $"the routes are {Observed.Of(state, step.Now)}; {best.Name} is usable and most of them show it", from: "mixed");
    }

    // The usable path that most slots show, at a tie the first in order.
    private static PathState? Majority(SiteState state) =>
        state.Paths.Where(path => path.IsUsable && Choice.LeadsSomewhere(state, path))
            .OrderByDescending(path => state.Slots.Count(slot => !slot.LeftOut && slot.Value == Observed.ValueOf(path))).FirstOrDefault();

    private static void Stand(Step step, PathState at)
    {
        CheckState(step, step.State.RankOf(at) == 0);
        DropHoldElsewhere(step, at);
        step.State = step.State with { Standing = Standing.On(at.Name), DesiredAt = step.At.Utc };
        step.EachSlot(slot => slot with { Joining = false });
        Credit.Restart(step);
        step.Say($"on {at.Name}: the routes show it");
        step.Do(new SaveState());
    }

    private static void CheckState(Step step, bool isPreferred)
    {
        if (step.State.StateMissing is not { } missing) return;
        var isFirstStart = isPreferred && !step.State.StateUnreadable;
        step.State = step.State with { StateMissing = null, StateLost = isFirstStart ? null : missing };
        if (!isFirstStart) step.Say($"failover works; failback waits for a person: {missing}", isWarning: true);
    }

    private static void DropHoldElsewhere(Step step, PathState at)
    {
        if (step.State.Mode is { Kind: ModeKind.Held } hold && hold.Path != at.Name)
            ModeRules.EndHold(step, $"the hold on {hold.Path} is dropped: the routes show {at.Name}");
    }
}
