using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

/// <summary>Takes a reading of the tables into the slots. An unknown observation changes neither standing nor verdict.</summary>
internal static class ReadingRules
{
    private static readonly TimeSpan DriftGap = TimeSpan.FromSeconds(5);

    public static void Take(Step step, RouteReading reading)
    {
        if (reading.BegunAt < step.State.ReadNotBefore)
        {
            step.State = step.State with { ReadPending = false, RereadAt = step.State.ReadNotBefore };
            return;
        }
        var state = step.State with { ReadPending = false };
        var missing = state.Site.RouteTables.Where(table => !reading.Tables.ContainsKey(table)).ToList();
        step.State = missing.Count > 0
            ? state with { ReadError = ErrorOf(reading, missing) }
            : state with { ReadError = null, ReadAt = reading.BegunAt, ReadUtc = reading.At };
        var ours = Observed.Ours(step.State);
        step.EachSlot(slot => reading.Tables.TryGetValue(slot.Slot.RouteTableId, out var rows) ? Seen(step, slot, rows, reading, ours) : slot);
        Blackholes(step, reading);
        PlanReread(step, reading.BegunAt);
    }

    /// <summary>Reads again when it is due and no read is on its way.</summary>
    public static void ReadIfDue(Step step)
    {
        if (step.State.RereadAt is not { } due || due > step.Now) return;
        step.State = step.State with { RereadAt = null };
        if (!step.State.ReadPending) step.Read();
    }

    private static string ErrorOf(RouteReading reading, List<string> missing) =>
        string.Join("; ", missing.Select(table => reading.Errors.TryGetValue(table, out var own) ? own : null)
            .Append(reading.Errors.TryGetValue("", out var whole) ? whole : null).Where(text => text is not null).Distinct().DefaultIfEmpty($"{string.Join(", ", missing)} not in the answer"));

    private static SlotState Seen(Step step, SlotState slot, IReadOnlyList<RouteRow> rows, RouteReading reading, HashSet<string> ours)
    {
        // A read that was begun before the last write was answered may lack it: it says nothing about this slot.
        if (slot.InFlight != 0 || (slot.Written is not null && reading.BegunAt < slot.WrittenAt)) return slot;
        if (slot.Value is not null && reading.BegunAt < slot.ReadAt) return slot; // overtaken by a newer one
        var look = SlotLook.At(slot.Slot.Destination, rows, reading.PrefixLists);
        var value = look.StaticTarget ?? Observed.Propagated;
        var earlier = slot.Earlier.RemoveAll(old => reading.BegunAt > old.Until);
        var counts = !earlier.Any(old => old.Value == value);
        var foreign = look.StaticTarget is { } target && !ours.Contains(target);
        var settled = reading.BegunAt > slot.WrittenAt + step.Policy.ConsistencyGrace;
        var seen = slot with
        {
            Value = value,
            ReadAt = reading.BegunAt,
            Counts = counts,
            Earlier = earlier,
            Foreign = foreign,
            Adopted = slot.Adopted == value ? value : null,
            ReplaceForeign = slot.ReplaceForeign && foreign,
            Ineffective = look.MoreSpecific,
            Blackhole = look.StaticBlackhole,
            PropagatedCovers = look.PropagatedCovers,
            WriteUnknown = slot.WriteUnknown && !(counts && value == slot.Written) && !settled,
        };
        return Drifting(step, seen, counts && (slot.Written is null || settled));
    }

    // Drift needs two reads that agree, begun 5 s apart, both after the grace.
    private static SlotState Drifting(Step step, SlotState slot, bool tells)
    {
        if (step.State.Standing is not { Kind: StandingKind.On } || step.State.Active is not { } active || !tells) return slot;
        if (slot.LeftOut || slot.Value == Observed.ValueOf(active)) return slot with { DriftValue = null };
        return slot.DriftValue == slot.Value ? slot : slot with { DriftValue = slot.Value, DriftSince = slot.ReadAt };
    }

    private static void Blackholes(Step step, RouteReading reading)
    {
        foreach (var path in step.State.Paths)
        {
            if (path.Path.NextHop.IsPropagated) continue;
            var tables = step.State.Site.RouteTables.Where(reading.Tables.ContainsKey).ToList();
            if (tables.Count == 0) continue;
            var blackhole = tables.Any(table => reading.Tables[table].Any(row => row.Target == path.Path.NextHop.Value && row.State == RouteState.Blackhole));
            if (blackhole == path.BlackholeSince is not null) continue;
            // While a table is missing, a blackhole seen before may still stand there.
            if (!blackhole && tables.Count < step.State.Site.RouteTables.Count) continue;
            step.SetPath(Intake.Judged(path, path with { BlackholeSince = blackhole ? step.Now : null }, reading.BegunAt, step.Now));
            step.Say(blackhole ? $"EC2 reports the route to {path.Path.NextHop} ({path.Name}) as blackhole" : $"EC2 no longer reports {path.Path.NextHop} ({path.Name}) as blackhole", blackhole);
        }
    }

    private static void PlanReread(Step step, TimeSpan begunAt)
    {
        var state = step.State;
        if (state.Slots.Any(slot => slot.DriftValue is not null))
        {
            var due = state.Slots.Where(slot => slot.DriftValue is not null).Max(slot => slot.DriftSince) + DriftGap;
            step.State = state with { RereadAt = due > step.Now ? due : step.Now + DriftGap };
            return;
        }
        var unproven = state.Standing.Kind == StandingKind.Switching && state.Active is { } active
            && state.Slots.Any(slot => !slot.LeftOut && slot.Written == Observed.ValueOf(active) && !slot.IsProvenAt(Observed.ValueOf(active)));
        if (!unproven) { step.State = state with { RereadAt = null, Rereads = 0 }; return; }
        var wait = TimeSpan.FromMilliseconds(Math.Min(2000, 25 << Math.Min(state.Rereads, 7)));
        var next = step.Now + wait;
        if (ProofAt(state, begunAt) is { } proof && proof < next) next = proof > step.Now ? proof : step.Now;
        step.State = state with { RereadAt = next, Rereads = state.Rereads + 1 };
    }

    // A read equal to an earlier value proves nothing before the grace ends, and this one was begun before: one begun right after it does.
    private static TimeSpan? ProofAt(SiteState state, TimeSpan begunAt)
    {
        TimeSpan? last = null;
        foreach (var slot in state.Slots)
            foreach (var old in slot.Earlier)
                if (!slot.LeftOut && old.Value == slot.Written && old.Until >= begunAt && !(old.Until < last)) last = old.Until + TimeSpan.FromMilliseconds(1);
        return last;
    }
}
