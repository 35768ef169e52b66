using System.Collections.Immutable;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>One decision in the making: the state as it becomes, and the effects so far. Lives for one call of <see cref="Machine.Decide"/>.</summary>
internal sealed class Step(SiteState state, Instant at)
{
    public SiteState State { get; set; } = state;
    public Instant At { get; } = at;
    public List<Effect> Effects { get; } = [];
    public TimeSpan Now => At.Mono;
    public Policy Policy => State.Site.Policy;

    public void Do(Effect effect) => Effects.Add(effect);

    public void Say(string sentence, bool isWarning = false) => Do(new Say($"{State.Site.Code}: {sentence}", isWarning));

    public void SetPath(PathState path)
    {
        for (var index = 0; index < State.Paths.Length; index++)
            if (State.Paths[index].Name == path.Name) State = State with { Paths = State.Paths.SetItem(index, path) };
    }

    public void SetSlot(SlotState slot)
    {
        for (var index = 0; index < State.Slots.Length; index++)
            if (State.Slots[index].Slot == slot.Slot) State = State with { Slots = State.Slots.SetItem(index, slot) };
    }

    public void EachSlot(Func<SlotState, SlotState> change)
    {
        var changed = ImmutableArray.CreateBuilder<SlotState>(State.Slots.Length);
        foreach (var slot in State.Slots) changed.Add(change(slot));
        State = State with { Slots = changed.MoveToImmutable() };
    }

    public void EachPath(Func<PathState, PathState> change) =>
        State = State with { Paths = [.. State.Paths.Select(change)] };

    /// <summary>Asks for a read unless one is on its way that was begun late enough to serve; the shell folds requests that wait into one.</summary>
    public void Read()
    {
        State = State with { ReadPending = true };
        Do(new ReadRoutes());
    }
}
