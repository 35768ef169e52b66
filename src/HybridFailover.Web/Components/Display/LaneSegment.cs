using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Display;

/// <summary>Unknown: the program was not running, or did not know yet where the site stood.</summary>
public enum LaneKind { On, Switching, Unknown }

/// <summary>A stretch of a site's standing within a window.</summary>
/// <param name="Path">On: the path. Switching: the one it goes to. Unknown: null.</param>
/// <param name="BeganAt">UTC, also where that lies before the window.</param>
/// <param name="From">UTC, within the window.</param>
/// <param name="To">UTC, within the window.</param>
/// <param name="IsRunning">It has not ended: <paramref name="To"/> is only the window's edge.</param>
/// <param name="Transition">Switching: itself. On: the one that led there, null where none is known.</param>
public sealed record LaneSegment(LaneKind Kind, string? Path, DateTimeOffset BeganAt, DateTimeOffset From, DateTimeOffset To, bool IsRunning, Transition? Transition)
{
    /// <summary>Within the window.</summary>
    public TimeSpan Length => To - From;
}
