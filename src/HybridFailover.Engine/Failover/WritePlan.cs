using HybridFailover.Engine.Health;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

/// <summary>Which writes the present transition still needs, in the configured order of tables.</summary>
internal static class WritePlan
{
    public static void Emit(Step step)
    {
        if (step.State is not { Standing.Kind: StandingKind.Switching, Active: { } to, Flight: { ClosingBecause: null } flight } || !step.State.MayWrite) return;
        if (IsPaused(step.State, to) || !Lease.Suffices(step.State, step.Now))
        {
            if (step.State.Slots.Any(slot => slot.InFlight != 0)) step.Do(new DropUnsentWrites());
            return;
        }
        var value = Observed.ValueOf(to);
        HashSet<string>? ours = null;
        foreach (var slot in step.State.Slots)
        {
            if (!Needs(step, slot, value) || !MayGo(step, slot, to, flight)) continue;
            ours ??= Observed.Ours(step.State);
            var number = step.State.NextWrite;
            step.State = step.State with { NextWrite = number + 1 };
            var seen = slot.Value == Observed.Propagated ? null : slot.Value;
            step.SetSlot(slot with { InFlight = number, InFlightValue = value, InFlightPath = to.Name });
            step.Do(new WriteSlot(number, new SlotWrite(slot.Slot, to.Path.NextHop, seen, ours, slot.ReplaceForeign), to.Name, flight.Urgent));
        }
    }

    /// <summary>No write towards a path that is down, other than by an overridden command: its hold stays though the path dies.</summary>
    public static bool IsPaused(SiteState state, PathState to) =>
        to.Verdict == Verdict.Down && !(state.Mode is { Kind: ModeKind.Held, EvenIfDown: true } hold && hold.Path == to.Name);

    private static bool Needs(Step step, SlotState slot, string value)
    {
        if (slot.LeftOut || slot.InFlight != 0 || slot.RetryAt > step.Now) return false;
        if (slot.Value is null) return false; // never read: what stands there may be foreign
        if (slot.Counts && slot.Value == value) return false;
        // An accepted write is re-read, not repeated, within the grace.
        return slot.Written != value || slot.WriteUnknown || step.Now >= slot.WrittenAt + step.Policy.ConsistencyGrace;
    }

    // Not onto "propagated" while nothing is propagated there; only a failover without another choice goes, and has said so.
    private static bool MayGo(Step step, SlotState slot, PathState to, Flight flight) =>
        !to.Path.NextHop.IsPropagated || slot.PropagatedCovers || flight.Urgent || !step.Policy.RequirePropagatedRow;
}
