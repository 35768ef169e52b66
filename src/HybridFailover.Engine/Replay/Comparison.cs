using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Replay;

/// <summary>Finds the transitions of a replay that are those of the records.</summary>
public static class Comparison
{
    /// <summary>Two decisions further apart are two.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromSeconds(2);

    internal static ReplayCheck Of(IReadOnlyList<Transition> recorded, IReadOnlyList<Transition> replayed, TimeSpan lost)
    {
        var left = replayed.ToList();
        var (matched, widest) = (0, TimeSpan.Zero);
        foreach (var was in recorded)
        {
            var index = left.FindIndex(moved => moved.From == was.From && moved.To == was.To && moved.Trigger == was.Trigger && Apart(moved, was) <= Near);
            if (index < 0) continue;
            matched++;
            if (Apart(left[index], was) > widest) widest = Apart(left[index], was);
            left.RemoveAt(index);
        }
        return new ReplayCheck(recorded.Count, matched, left.Count, widest, lost);
    }

    private static TimeSpan Apart(Transition one, Transition other) => (one.DecidedAt - other.DecidedAt).Duration();
}
