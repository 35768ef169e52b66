using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

/// <summary>The exact route changes that going to a path would make now.</summary>
public static class Preview
{
    /// <summary>Slot, from, to; values are a target or "propagated". Slots that stand there already, and those left out, are not named.</summary>
    public static IReadOnlyList<(Slot Slot, string From, string To)> Of(SiteState state, string path) =>
        state.Find(path) is not { } to ? []
            : [.. state.Slots.Where(slot => !slot.LeftOut && slot.Value != Observed.ValueOf(to)).Select(slot => (slot.Slot, slot.Value ?? "unknown", Observed.ValueOf(to)))];
}
