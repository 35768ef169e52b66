using System.Collections.Immutable;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Monitoring;

/// <summary>The newest transitions, for pages and API: the open one of each site and those that ended. The record of them is the audit's.</summary>
internal sealed class TransitionList
{
    private const int Kept = 1000;
    private ImmutableList<Transition> _newestFirst = [];

    /// <summary>Adds a transition, or puts its end in place of its beginning.</summary>
    public void Put(Transition transition) => ImmutableInterlocked.Update(ref _newestFirst, list =>
    {
        var at = list.FindIndex(known => known.Id == transition.Id && known.Site == transition.Site);
        if (at >= 0) return list.SetItem(at, transition);
        list = list.Insert(0, transition);
        return list.Count > Kept ? list.RemoveAt(list.Count - 1) : list;
    });

    public IReadOnlyList<Transition> Newest(int limit, string? site) =>
        [.. _newestFirst.Where(transition => site is null || string.Equals(transition.Site, site, StringComparison.OrdinalIgnoreCase)).Take(limit)];
}
