using System.Collections.Concurrent;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Transitions that an earlier run began and never ended: each is closed, as interrupted, from the first routes that are read.</summary>
internal sealed class Interruptions(IAuditStore audit, TransitionList transitions, Clock clock)
{
    private readonly ConcurrentDictionary<string, Transition[]> _open = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the store had open.</summary>
    public void Expect(IEnumerable<Transition> open)
    {
        foreach (var site in open.GroupBy(transition => transition.Site, StringComparer.OrdinalIgnoreCase)) _open[site.Key] = [.. site];
    }

    /// <summary>Closes a site's open ones as soon as its routes are known.</summary>
    public void Look(SiteState state)
    {
        if (_open.IsEmpty || state.ReadAt is null || !_open.TryRemove(state.Site.Code, out var open)) return;
        foreach (var transition in open)
        {
            var closed = Closed(transition, state);
            transitions.Put(closed);
            _ = audit.AppendAsync(TransitionContent.Outcome(closed, clock.UtcNow));
        }
    }

    private Transition Closed(Transition transition, SiteState state) => transition with
    {
        Result = TransitionResult.Interrupted,
        Outcome = $"the program ended before this transition did; at the next start the routes show {Observed.Of(state, clock.Now)}",
        EndedAt = clock.UtcNow,
        // What an earlier run wrote and read is not known any more: what stands in each slot is.
        Slots = [.. state.Slots.Select(slot => new SlotChange(
            slot.Slot, transition.Slots.FirstOrDefault(known => known.Slot == slot.Slot)?.Before ?? "unknown", slot.Value ?? "unknown", Proven: false, Attempts: 0, [], []))],
    };
}
