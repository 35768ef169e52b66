using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Monitoring;

/// <summary>A site as the watch sees it: its paths, and which of them is active.</summary>
internal sealed class WatchedSite(string code, ProbeGroup group)
{
    public string Code => code;
    public ProbeGroup Group => group;
    public WatchedPath[] Paths { get; set; } = [];
    public WatchedPath? Active { get; private set; }

    /// <summary>While the active path is suspected or down every result of every path goes out at once: it may be the proof that a switch waits for.</summary>
    public bool IsUrgent => group.IsSuspected || Active is { State.Verdict: Verdict.Down };

    public WatchedPath? Find(string name)
    {
        foreach (var path in Paths)
            if (string.Equals(path.Name, name, StringComparison.OrdinalIgnoreCase)) return path;
        return null;
    }

    /// <param name="prober">Null where nobody sends.</param>
    public void Activate(WatchedPath? path, Prober? prober, TimeSpan now)
    {
        if (ReferenceEquals(path, Active)) return;
        Active = path;
        group.Active = path is { Main.IsConnect: false } ? path.Main : null;
        foreach (var track in group.Tracks)
        {
            if (group.IsSuspected) track.Hurry(now);
            prober?.Replan(track);
        }
    }
}
