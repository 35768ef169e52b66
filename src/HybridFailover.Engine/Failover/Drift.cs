namespace HybridFailover.Engine.Failover;

/// <summary>Routes that somebody else changed, and slots that have just joined. Exists only while on P with P usable.</summary>
internal static class Drift
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private const int Limit = 3;

    public static void Check(Step step)
    {
        if (step.State is not { Standing.Kind: StandingKind.On, Active: { } active }) return;
        if (step.State.Mode.Kind == ModeKind.Shadow) { FollowRoutes(step, active); return; }
        if (!step.State.MayWrite || !active.IsUsable) return;
        var value = Observed.ValueOf(active);
        if (step.State.Slots.FirstOrDefault(slot => Joins(slot, value)) is { } joining)
        {
            Switching.Begin(step, active, joining.ReplaceForeign ? Trigger.Manual : Trigger.Start, $"{joining.Slot} joins: it shows {joining.Value}", from: Observed.Of(step.State, step.Now));
            return;
        }
        // Held by the machine after too many drifts: what is observed stays.
        if (step.State.Mode is { Kind: ModeKind.Held, ByMachine: true }) return;
        if (step.State.Slots.FirstOrDefault(IsConfirmed) is { } drifted) Reassert(step, active, drifted);
    }

    private static bool Joins(SlotState slot, string value) =>
        (slot.Joining || slot.ReplaceForeign) && !slot.LeftOut && slot.Counts && slot.Value != value && slot.InFlight == 0;

    /// <summary>Two reads agree, and the site stands on a path that is usable.</summary>
    public static bool Exists(SiteState state, SlotState slot) =>
        state is { Standing.Kind: StandingKind.On, Active.IsUsable: true } && IsConfirmed(slot);

    private static bool IsConfirmed(SlotState slot) =>
        slot.DriftValue is not null && !slot.LeftOut && slot.Counts && slot.Value == slot.DriftValue && slot.ReadAt - slot.DriftSince >= Gap;

    private static void Reassert(Step step, PathState active, SlotState drifted)
    {
        var drifts = step.State.Drifts.RemoveAll(at => step.Now - at >= Window).Add(step.Now);
        step.State = step.State with { Drifts = drifts };
        var found = $"{drifted.Slot} shows {drifted.Value} instead of {Observed.ValueOf(active)}";
        if (drifts.Length <= Limit)
        {
            Switching.Begin(step, active, Trigger.Drift, found, from: Observed.Of(step.State, step.Now));
            return;
        }
        var observed = step.State.Find(Observed.Of(step.State, step.Now)) ?? active;
        var sentence = $"somebody else changed the routes {drifts.Length} times in 10 minutes, last: {found}";
        ModeRules.Displace(step, sentence);
        step.State = step.State with
        {
            Standing = Standing.On(observed.Name),
            Mode = new Mode(ModeKind.Held, observed.Name, ByMachine: true),
            ModeReason = sentence,
            ModeEndsAt = null,
        };
        step.EachSlot(slot => slot with { DriftValue = null });
        step.Do(new KeepRecord(RecordKind.HoldBegan, step.At, $"held on {observed.Name} until released: {sentence}"));
        step.Say($"held on {observed.Name} until released: {sentence}", isWarning: true);
        step.Do(new SaveState());
    }

    // In shadow mode the routes are another's: the standing follows them.
    private static void FollowRoutes(Step step, PathState active)
    {
        if (Switching.IsAt(step.State, active)) return;
        foreach (var path in step.State.Paths)
        {
            if (!Switching.IsAt(step.State, path)) continue;
            step.State = step.State with { Standing = Standing.On(path.Name), ShadowWish = null };
            Credit.Restart(step);
            step.Say($"on {path.Name}: the routes show it");
            return;
        }
    }
}
