using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>How holds, suspensions and drills end.</summary>
internal static class ModeRules
{
    /// <summary>Ends what is over by the clock.</summary>
    public static void Expire(Step step)
    {
        if (step.State.Displaced is { } before)
        {
            step.State = step.State with { Displaced = null };
            RecordEnd(step, before, "the site was configured in shadow mode while the program was not running");
            step.Do(new SaveState());
        }
        if (step.State.ModeEndsAt is not { } end || end > step.Now) return;
        if (step.State.Mode.Kind == ModeKind.Suspended) { Resume(step, "the suspension is over"); return; }
        if (step.State.Mode.DrillId is not null) { EndDrill(step); return; }
        EndHold(step, $"the hold on {step.State.Mode.Path} is over");
    }

    /// <summary>Back to automatic, and the failback delay counts anew. So do drifts: a person who releases wants the routes set right, and not the hold at once again.</summary>
    public static void EndHold(Step step, string sentence, DrillResult drill = DrillResult.Ended)
    {
        var ended = Drilled(step.State.Mode, drill);
        step.State = step.State with { Mode = Mode.Automatic, ModeReason = null, ModeEndsAt = null, Drifts = [] };
        Credit.Restart(step);
        step.Do(new KeepRecord(RecordKind.HoldEnded, step.At, sentence, Drill: ended));
        step.Do(new SaveState());
        step.Say(sentence);
    }

    /// <summary>The held path died and another is usable: loud, and it returns only by rule 4.</summary>
    public static void BreakHold(Step step, string cause)
    {
        var isDrill = step.State.Mode.DrillId is not null;
        EndHold(step, isDrill ? $"the drill ends at once: {cause}" : $"the hold on {step.State.Mode.Path} is broken: {cause}", DrillResult.StandbyFailed);
        if (!isDrill) step.State = step.State with { HoldBroken = cause };
    }

    /// <summary>Something else takes the place of a hold, suspension or drill: its end is recorded.</summary>
    public static void Displace(Step step, string because) => RecordEnd(step, step.State.Mode, because);

    private static void RecordEnd(Step step, Mode mode, string because)
    {
        if (mode.Kind is not (ModeKind.Held or ModeKind.Suspended)) return;
        var what = mode.DrillId is not null ? $"the drill on {mode.Path}" : mode.Kind == ModeKind.Held ? $"the hold on {mode.Path}" : "the suspension";
        step.Do(new KeepRecord(RecordKind.HoldEnded, step.At, $"{what} ends: {because}", Drill: Drilled(mode, DrillResult.Ended)));
    }

    private static DrillEnd? Drilled(Mode mode, DrillResult result) => mode.DrillId is { } id ? new(id, mode.Path!, result) : null;

    /// <summary>Through starting: the routes are read before anything is decided.</summary>
    public static void Resume(Step step, string sentence)
    {
        step.State = step.State with { Mode = Mode.Automatic, ModeReason = null, ModeEndsAt = null };
        step.Do(new KeepRecord(RecordKind.HoldEnded, step.At, sentence));
        step.Do(new SaveState());
        step.Say(sentence);
        Starting.Enter(step, sentence);
    }

    // At a drill's end the preferred path is up: back at once; else automatic takes over.
    private static void EndDrill(Step step)
    {
        var preferred = step.State.Paths[0];
        var back = preferred.Verdict == Verdict.Up && step.State.Standing.Kind == StandingKind.On && step.State.Standing.Path != preferred.Name
            && Choice.LeadsSomewhere(step.State, preferred);
        var drilled = step.State.Mode.Path;
        EndHold(step, back ? $"the drill on {drilled} is over" : $"the drill on {drilled} is overtaken: {preferred.Name} is {Words.Of(preferred.Verdict)} at its end",
            back ? DrillResult.Returned : DrillResult.Overtaken);
        if (back) Switching.Begin(step, preferred, Trigger.Drill, $"the drill on {drilled} is over");
    }
}
