using System.Collections.Immutable;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>Takes a write's outcome into its slot. A write that failed says nothing about a path's health.</summary>
internal static class WriteRules
{
    private static readonly TimeSpan HangPause = TimeSpan.FromMilliseconds(250);

    /// <summary>A permanent refusal is tried again after this.</summary>
    public static readonly TimeSpan RefusedPause = TimeSpan.FromSeconds(30);

    public static void Take(Step step, WriteEnded ended)
    {
        if (step.State.Slots.FirstOrDefault(slot => slot.Slot == ended.Slot && slot.InFlight == ended.Number) is not { } slot) return; // a slot that the configuration no longer has
        var value = slot.InFlightValue!;
        var path = slot.InFlightPath!;
        var free = slot with { InFlight = 0, InFlightValue = null, InFlightPath = null };
        if (ended.SentAt is null || ended.Outcome is not { } outcome) { step.SetSlot(free); return; } // dropped: it never left
        Trace(step, slot.Slot, outcome);
        switch (outcome.Result)
        {
            case WriteResult.Done or WriteResult.AlreadySo:
                step.SetSlot(Applied(step, free, value, isUnknown: false) with { Tries = 0, RetryAt = TimeSpan.Zero });
                Accepted(step, path, value);
                break;
            case WriteResult.Unknown:
                var tries = slot.Tries + 1;
                step.SetSlot(Applied(step, free, value, isUnknown: true) with { Tries = tries, RetryAt = step.Now + BackOff.After(tries, step.State.Seed, ended.Number) });
                step.Say($"{Named(outcome)} for {slot.Slot} has an unknown outcome: {outcome.Sentence}", isWarning: true);
                break;
            case WriteResult.Foreign:
                step.SetSlot(free with { Foreign = true, Counts = false });
                step.Say($"{slot.Slot} has a static route that is not ours; it is left alone: {outcome.Sentence}", isWarning: true);
                break;
            case WriteResult.Refused:
                step.SetSlot(free with { Tries = slot.Tries + 1, RetryAt = step.Now + RefusedPause });
                if (step.State.Find(path) is { } refused) 
                    step.SetPath(refused with { RefusedUntil = step.Now + RefusedPause, RefusedBecause = $"at {step.At.Utc.UtcDateTime:HH:mm:ss} UTC: {outcome.Sentence}" });
                step.Say($"{Named(outcome)} for {slot.Slot} was refused: {outcome.Sentence}", isWarning: true);
                break;
            default:
                step.SetSlot(free with { Tries = slot.Tries + 1, RetryAt = step.Now + BackOff.After(slot.Tries + 1, step.State.Seed, ended.Number) });
                step.Say($"{Named(outcome)} for {slot.Slot} failed and is tried again: {outcome.Sentence}", isWarning: true);
                break;
        }
        if (step.State.Slots.All(each => each.InFlight == 0))
        {
            // Routes are read right after the writes; one read proves all that were answered before it.
            step.State = step.State with { Rereads = 0 };
            step.Read();
        }
        // A call that hangs must not keep the proof of the others waiting.
        else if (step.State.RereadAt is null) step.State = step.State with { RereadAt = step.Now + HangPause };
    }

    // A change that was given up before its call has no action's name.
    private static string Named(WriteOutcome outcome) => outcome.Action.Length > 0 ? outcome.Action : "the change";

    private static SlotState Applied(Step step, SlotState slot, string value, bool isUnknown)
    {
        var until = step.Now + step.Policy.ConsistencyGrace;
        var earlier = slot.Earlier.RemoveAll(old => step.Now > old.Until);
        foreach (var old in new[] { slot.Value, slot.Written })
            if (old is not null && old != value && !earlier.Any(known => known.Value == old)) earlier = earlier.Add(new(old, until));
        // A value that was left and is wanted again may be seen stale, too: it stays in the list until its own end.
        return slot with { Written = value, WrittenAt = step.Now, WriteUnknown = isUnknown, Counts = false, Earlier = earlier, DriftValue = null };
    }

    private static void Accepted(Step step, string path, string value)
    {
        var state = step.State;
        if (value != NextHop.Propagated.Value && !state.Wrote.Contains(value))
        {
            state = state with { Wrote = state.Wrote.Add(value) };
            step.Do(new SaveState());
        }
        var flight = state.Flight is { } open && open.Transition.To == path
            ? open with { Transition = open.Transition with { AppliedAt = step.At.Utc } } : state.Flight;
        step.State = state with { Commanded = path, CommandedAt = step.At.Utc, Flight = flight };
        if (step.State.Find(path) is { RefusedUntil: not null } relieved) step.SetPath(relieved with { RefusedUntil = null, RefusedBecause = null });
    }

    private static void Trace(Step step, Slot slot, WriteOutcome outcome)
    {
        if (step.State.Flight is not { } flight) return;
        var trace = flight.Traces.GetValueOrDefault(slot, SlotTrace.None).With(outcome);
        step.State = step.State with
        {
            Flight = flight with { Traces = flight.Traces.SetItem(slot, trace), LastError = outcome.Succeeded ? flight.LastError : outcome.Sentence },
        };
    }
}
