using System.Collections.Immutable;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Monitoring;

/// <summary>The newest transitions, for pages and API: the open one of each site and those that ended. The record of them is the audit's.</summary>
internal sealed class TransitionList
{
    public const int Kept = 1000;
    private ImmutableList<Transition> _newestFirst = [];

    /// <summary>Adds a transition, or puts its end in place of its beginning.</summary>
    public void Put(Transition transition) => ImmutableInterlocked.Update(ref _newestFirst, list =>
    {
        var at = list.FindIndex(known => known.Id == transition.Id && known.Site == transition.Site);
        if (at >= 0) return list.SetItem(at, transition);
        list = list.Insert(0, transition);
        return list.Count > Kept ? list.RemoveAt(list.Count - 1) : list;
    });

    /// <summary>Adds what an earlier run left, older than all that this one has put. One that is known already stays as it is.</summary>
    /// <param name="earlier">Oldest first.</param>
    public void PutEarlier(IReadOnlyList<Transition> earlier) => ImmutableInterlocked.Update(ref _newestFirst, list =>
        list.AddRange(earlier.Reverse().Where(transition => !Knows(list, transition)).Take(Math.Max(0, Kept - list.Count))));

    /// <summary>Whether this run has put it.</summary>
    public bool Knows(Transition transition) => Knows(_newestFirst, transition);

    private static bool Knows(ImmutableList<Transition> list, Transition transition) => list.Exists(known => known.Id == transition.Id && known.Site == transition.Site);

    public IReadOnlyList<Transition> Newest(int limit, string? site) =>
        [.. _newestFirst.Where(transition => site is null || string.Equals(transition.Site, site, StringComparison.OrdinalIgnoreCase)).Take(limit)];
}
