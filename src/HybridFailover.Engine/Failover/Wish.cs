using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>What the machine wants, in the order of the rules.</summary>
/// <param name="Path">Where it wants to be.</param>
/// <param name="Cause">Why, in one sentence; empty while it wants what is.</param>
/// <param name="Counted">Counts as an automatic failover.</param>
/// <param name="BreaksHold">Leaves a hold whose path died.</param>
internal sealed record Wish(PathState Path, string Cause, Trigger Trigger, bool Counted = false, bool BreaksHold = false)
{
    /// <summary>The rules 1 to 5. Null: no transition (rule 1).</summary>
    public static Wish? Of(SiteState state, Instant at)
    {
        if (!state.IsLeader || state.Mode.Kind == ModeKind.Suspended || state.Active is not { } active) return null;
        var stay = new Wish(active, "", Trigger.Automatic);
        if (state.Mode is { Kind: ModeKind.Held } hold && state.Find(hold.Path) is { } held)
        {
            var dying = held.Verdict == Verdict.Down && !hold.EvenIfDown && held.Name == active.Name;
            if (!dying || Choice.Best(state, held, at.Mono) is not { } rescue)
                return held.Name == active.Name ? stay : new Wish(held, $"held on {held.Name}", Trigger.Manual);
            return new Wish(rescue, $"{held.Name} is down although held: {held.Sentence}", Trigger.Automatic, Counted: hold.DrillId is null, BreaksHold: true);
        }
        return Leaving(state, active, at) ?? Degraded(state, active, at) ?? Returning(state, active, at) ?? stay;
    }

    // Rule 3.
    private static Wish? Leaving(SiteState state, PathState active, Instant at) =>
        active.Verdict == Verdict.Down && Choice.Best(state, active, at.Mono) is { } best
            ? new Wish(best, $"{active.Name} is down: {active.Sentence}", Trigger.Automatic, Counted: true)
            : null;

    // Rule 3a: damped and counted like failback.
    private static Wish? Degraded(SiteState state, PathState active, Instant at)
    {
        if (active.Verdict != Verdict.Degraded || state.Site.Policy.OnDegraded != OnDegraded.Switch) return null;
        if (state.Standing.Kind != StandingKind.On || state.FailbackBlocked is not null || state.StateLost is not null) return null;
        if (at.Mono - active.VerdictSince < active.Path.Policy.QualityWindow) return null;
        var better = state.Paths.FirstOrDefault(path => path.Name != active.Name && path.Verdict == Verdict.Up
            && path.CountedAt(at.Mono) >= Credit.Delay(state, path) && path.Report is not { GoodRounds: < Failback.FewestGoodRounds }
            && !(path.RefusedUntil > at.Mono) && Choice.LeadsSomewhere(state, path));
        return better is null ? null
            : new Wish(better, $"{active.Name} has been degraded for a full window: {active.Sentence}", Trigger.Automatic, Counted: true);
    }

    // Rule 4.
    private static Wish? Returning(SiteState state, PathState active, Instant at)
    {
        if (state.Standing.Kind != StandingKind.On) return null;
        foreach (var path in state.Paths)
        {
            if (path.Name == active.Name) return null;
            if (Failback.Obstacle(state, path, at) is null)
                return new Wish(path, $"{path.Name} has been up for {Words.Duration(path.CountedAt(at.Mono))}", Trigger.Automatic);
        }
        return null;
    }

    /// <summary>Begins the transition that is wanted, or says in shadow mode that it would have.</summary>
    public static void Follow(Step step)
    {
        if (step.State.Standing.Kind != StandingKind.On) return; // while switching, Switching.Progress asks.
        if (Of(step.State, step.At) is not { } wish || wish.Path.Name == step.State.Standing.Path)
        {
            if (step.State.Mode.Kind == ModeKind.Shadow && step.State.ShadowWish is not null) step.State = step.State with { ShadowWish = null };
            return;
        }
        if (step.State.Mode.Kind == ModeKind.Shadow)
        {
            if (step.State.ShadowWish == wish.Path.Name) return; // said once for each change of wish
            step.State = step.State with { ShadowWish = wish.Path.Name };
            var sentence = $"would have switched from {step.State.Standing.Path} to {wish.Path.Name}: {wish.Cause}";
            step.Do(new KeepRecord(RecordKind.WouldSwitch, step.At, sentence));
            step.Say(sentence);
            return;
        }
        if (wish.BreaksHold) ModeRules.BreakHold(step, wish.Cause);
        Switching.Begin(step, wish.Path, wish.Trigger, wish.Cause, counted: wish.Counted);
    }
}
