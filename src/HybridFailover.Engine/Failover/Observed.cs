using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>What the slots say when read: one path, "mixed", "foreign", "unknown".</summary>
public static class Observed
{
    /// <summary>The observed path of a site; unknown when never read or older than its maximum age.</summary>
    public static string Of(SiteState state, TimeSpan now)
    {
        if (state.ReadAt is not { } readAt || now - readAt > state.Site.Policy.ObservedMaxAge) return "unknown";
        string? seen = null;
        foreach (var slot in state.Slots)
        {
            if (slot.Foreign) continue;
            var here = Of(state, slot);
            if (here == "unknown") return "unknown";
            seen = seen is null || seen == here ? here : "mixed";
        }
        return seen ?? "foreign";
    }

    /// <summary>One slot: a path's name, "foreign", "none" (a row of ours that leads to no path, or none and no path is propagated), "unknown".</summary>
    public static string Of(SiteState state, SlotState slot)
    {
        if (slot.Value is not { } value) return "unknown";
        if (slot.Foreign) return "foreign";
        return state.Paths.FirstOrDefault(path => path.Path.NextHop.Value == value)?.Name ?? "none";
    }

    /// <summary>The value that a slot has when it is at a path.</summary>
    internal static string ValueOf(PathState path) => path.Path.NextHop.Value;

    /// <summary>Every target whose static row is ours.</summary>
    internal static HashSet<string> Ours(SiteState state)
    {
        var ours = new HashSet<string>(state.Wrote, StringComparer.Ordinal);
        foreach (var path in state.Paths)
            if (!path.Path.NextHop.IsPropagated) ours.Add(path.Path.NextHop.Value);
        return ours;
    }

    internal static string Propagated => NextHop.Propagated.Value;
}
