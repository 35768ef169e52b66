using System.Collections.Immutable;
using System.Globalization;
using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>The course of a transition: begun, carried through, abandoned, retargeted, done. One at a time.</summary>
internal static class Switching
{
    /// <summary>Begins a transition from where the site stands. <paramref name="from"/> overrides that for drift, joins and starts.</summary>
    /// <param name="since">Monotonic: a retarget goes on from when the switching began.</param>
    public static void Begin(Step step, PathState to, Trigger trigger, string cause, bool counted = false, Command? by = null, string? from = null, TimeSpan? since = null)
    {
        var state = step.State;
        var left = from is null ? state.Active : state.Find(from);
        var leavesDead = left?.Verdict == Verdict.Down && left.Name != to.Name;
        if (counted) Flaps.Count(step);
        // A person's failover fixes n anew; whatever else moves routes leaves it as the last failover fixed it.
        else if (trigger is Trigger.Manual or Trigger.Drill && left?.Name != to.Name) step.State = step.State with { FlapCount = Math.Max(1, Flaps.Recent(state, step.At.Utc)) };
        var detected = leavesDead && trigger == Trigger.Automatic && left!.DownFrom is { } lost ? step.At.UtcOf(lost) : step.At.Utc;
        var transition = new Transition
        {
            Id = IdFor(step),
            Site = state.Site.Code,
            From = from ?? state.Active?.Name,
            To = to.Name,
            Trigger = trigger,
            Cause = cause,
            Actor = by?.Actor,
            Reason = by?.Reason,
            Code = by?.Code,
            Ticket = by?.Ticket,
            CommandId = by?.Id,
            StateVersion = state.Version,
            DetectedAt = detected,
            DecidedAt = step.At.Utc,
            // What stands before the first call: an intent that a crash leaves open still says what it was about to change.
            Slots = [.. state.Slots.Select(slot => new SlotChange(slot.Slot, slot.Value ?? "unknown", slot.Value ?? "unknown", Proven: false, Attempts: 0, [], []))],
        };
        step.State = step.State with
        {
            Standing = Standing.Switching(transition.From, to.Name),
            DesiredAt = step.At.Utc,
            RereadAt = null,
            Rereads = 0,
            Flight = new Flight
            {
                Transition = transition,
                Since = step.Now,
                SwitchingSince = since ?? step.Now,
                FromWasDown = leavesDead,
                Urgent = leavesDead,
                Counted = counted,
                Before = state.Slots.ToImmutableDictionary(slot => slot.Slot, slot => slot.Value ?? "unknown"),
            },
        };
        // A person asks anew: what EC2 refused a moment ago is tried at once. The machine itself waits.
        var isFresh = by is not null || to.RefusedUntil is null;
        if (isFresh && to.RefusedUntil is not null) step.SetPath(to with { RefusedUntil = null, RefusedBecause = null });
        step.EachSlot(slot => slot with { DriftValue = null, Tries = 0, RetryAt = isFresh ? TimeSpan.Zero : slot.RetryAt });
        var sentence = $"{step.State.Standing}: {cause}";
        step.Do(new KeepRecord(RecordKind.TransitionIntent, step.At, sentence, transition));
        step.Say(sentence);
        if (!Choice.CoveredByPropagation(state, to) && (leavesDead || !step.Policy.RequirePropagatedRow))
            step.Say($"going to {to.Name} although no active propagated row covers {Failback.Uncovered(state)}", isWarning: true);
        if (counted) step.Do(new SaveState());
    }

    /// <summary>Looks at the transition in flight, after every event.</summary>
    public static void Progress(Step step)
    {
        if (step.State is { Flight: { ClosingBecause: { } because } } && step.State.Slots.All(slot => slot.InFlight == 0))
        {
            Close(step, TransitionResult.Abandoned, because);
            return;
        }
        if (step.State is not { Standing.Kind: StandingKind.Switching, Flight: { ClosingBecause: null } flight, Active: { } to }) return;
        if (IsAt(step.State, to)) { Arrive(step, to); return; }
        if (!step.State.MayWrite) return;
        var from = step.State.Find(flight.Transition.From);
        var isHeld = step.State.Mode is { Kind: ModeKind.Held } hold && hold.Path == to.Name;
        if (from is not null && from.Name != to.Name && flight.FromWasDown && !isHeld && from.IsUsable && IsAt(step.State, from)) { Abandon(step, from); return; }
        if (WritePlan.IsPaused(step.State, to)) Retarget(step, to, isHeld);
        else if (to.RefusedUntil is { } until && until > step.Now && until - WriteRules.RefusedPause >= flight.Since) AvoidRefusal(step, to, from, isHeld);
    }

    /// <summary>A read that counts showed every slot at the path. Slots that are left out do not decide; at least one must.</summary>
    public static bool IsAt(SiteState state, PathState path)
    {
        var value = Observed.ValueOf(path);
        var some = false;
        foreach (var slot in state.Slots)
        {
            if (slot.LeftOut) continue;
            if (!slot.IsProvenAt(value)) return false;
            some = true;
        }
        return some;
    }

    /// <summary>Another target instead of the present one: this record is closed, a new one opened.</summary>
    public static void Supersede(Step step, PathState to, Trigger trigger, string cause, bool counted = false, Command? by = null,
        TransitionResult result = TransitionResult.Superseded)
    {
        var from = step.State.Standing.Path;
        var since = step.State.Flight?.SwitchingSince;
        step.Do(new DropUnsentWrites());
        Close(step, result, $"{(result == TransitionResult.Superseded ? "superseded" : "given up")} by a move to {to.Name}: {cause}");
        Begin(step, to, trigger, cause, counted, by, from, since);
    }

    private static void Arrive(Step step, PathState at)
    {
        var flight = Accounted(step, at, step.State.Flight!);
        step.State = step.State with
        {
            Standing = Standing.On(at.Name),
            RereadAt = null,
            // A person brought it back to the preferred path: that is the word that a block waits for. Time and the machine's own moves do not clear it.
            FailbackBlocked = step.State.RankOf(at) == 0 && flight.Transition.Trigger == Trigger.Manual ? null : step.State.FailbackBlocked,
            Flight = flight with { Transition = flight.Transition with { VerifiedAt = step.At.Utc } },
        };
        step.EachSlot(slot => slot with { Joining = false });
        Credit.Restart(step);
        var took = step.At.Utc - flight.Transition.DecidedAt;
        Close(step, TransitionResult.Done, $"on {at.Name}: a read shows every route{Others(step.State)} there, {Words.Duration(took)} after the decision");
        step.Do(new SaveState());
    }

    private static string Others(SiteState state) => state.Slots.Count(slot => slot.LeftOut) is > 0 and var foreign ? $" but {foreign} foreign" : "";

    // Every answer to its writes was lost, and the read shows that they were carried out: that is their acceptance.
    private static Flight Accounted(Step step, PathState at, Flight flight)
    {
        if (flight.Transition.AppliedAt is not null || flight.Traces.IsEmpty) return flight;
        step.State = step.State with { Commanded = at.Name, CommandedAt = step.At.Utc };
        return flight with { Transition = flight.Transition with { AppliedAt = step.At.Utc } };
    }

    private static void Abandon(Step step, PathState from)
    {
        step.State = step.State with { Standing = Standing.On(from.Name), DesiredAt = step.At.Utc, RereadAt = null };
        step.Do(new DropUnsentWrites());
        Credit.Restart(step);
        Close(step, TransitionResult.Abandoned, $"{from.Name} is {Words.Of(from.Verdict)} again and no route had left it");
    }

    // None usable: writes pause, and the first usable path becomes the target as soon as there is one.
    private static void Retarget(Step step, PathState to, bool isHeld)
    {
        if (Choice.Best(step.State, to, step.Now) is not { } best) return;
        var cause = $"{to.Name} went down on the way: {to.Sentence}";
        var isDrill = step.State.Mode.DrillId is not null; // outside the flap count
        if (isHeld) ModeRules.BreakHold(step, cause);
        Supersede(step, best, Trigger.Automatic, cause, counted: !isDrill);
    }

    private static void AvoidRefusal(Step step, PathState to, PathState? from, bool isHeld)
    {
        var dead = from?.Verdict == Verdict.Down ? from : null;
        var best = step.State.Paths.Where(path => path.Name != to.Name && path.IsUsable && !(path.RefusedUntil > step.Now)
                && Choice.IsProven(path, dead) && Choice.LeadsSomewhere(step.State, path))
            .OrderBy(path => path.Verdict == Verdict.Up ? 0 : 1).FirstOrDefault();
        if (best is null) return; // nowhere better: the write is tried again every 30 s
        var cause = $"EC2 refuses the routes to {to.Name}";
        if (isHeld) ModeRules.EndHold(step, $"{cause}; the hold on it ends");
        Supersede(step, best, Trigger.Automatic, cause, result: TransitionResult.Failed);
    }

    /// <summary>Closes the record of the transition in flight.</summary>
    public static void Close(Step step, TransitionResult result, string outcome)
    {
        if (step.State.Flight is not { } flight) return;
        var ended = flight.Transition with
        {
            Result = result,
            Outcome = outcome,
            EndedAt = step.At.Utc,
            Slots = [.. step.State.Slots.Where(slot => flight.Before.ContainsKey(slot.Slot)).Select(slot => Changed(slot, flight))],
        };
        step.State = step.State with { Flight = null, Last = ended };
        step.Do(new KeepRecord(RecordKind.TransitionOutcome, step.At, outcome, ended));
        step.Say(outcome, result is TransitionResult.Failed);
    }

    private static SlotChange Changed(SlotState slot, Flight flight)
    {
        var trace = flight.Traces.GetValueOrDefault(slot.Slot, SlotTrace.None);
        var proven = slot.Counts && slot.InFlight == 0 && !slot.WriteUnknown;
        var after = proven ? slot.Value! : slot.WriteUnknown ? "unknown" : slot.Written ?? slot.Value ?? "unknown";
        return new(slot.Slot, flight.Before[slot.Slot], after, proven, trace.Attempts, trace.RequestIds, trace.Errors);
    }

    private static string IdFor(Step step)
    {
        var id = $"{step.State.Site.Code}-{step.At.Utc.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}";
        // A retarget in the same millisecond: its own id.
        return step.State.Last?.Id.StartsWith(id, StringComparison.Ordinal) == true ? $"{id}-{step.State.NextWrite}" : id;
    }
}
