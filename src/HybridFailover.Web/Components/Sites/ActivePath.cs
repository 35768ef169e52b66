using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Sites;

/// <summary>Which path carries the site's traffic.</summary>
public static class ActivePath
{
    /// <summary>While switching, the path that is being left still carries what has not been moved.</summary>
    /// <returns>A path's name; null: not known.</returns>
    public static string? Of(SiteSnapshot site) => site.Standing.Kind == StandingKind.Switching ? site.Standing.From : site.Standing.Path;
}
