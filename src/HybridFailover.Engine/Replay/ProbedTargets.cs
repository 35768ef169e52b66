using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>The targets whose rounds are stored: those that judge the path. TCP and HTTP targets beside ICMP ones are not among them.</summary>
internal static class ProbedTargets
{
    public static IReadOnlyList<Target> Of(SitePath path)
    {
        List<Target> icmp = [.. path.Targets.Where(target => target.Kind == TargetKind.Icmp)];
        return icmp.Count > 0 ? icmp : path.Targets;
    }

    public static bool AreConnect(SitePath path) => path.Targets.All(target => target.Kind != TargetKind.Icmp);

    public static TimeSpan Interval(SitePath path) =>
        AreConnect(path) && path.Policy.Interval < Track.ConnectInterval ? Track.ConnectInterval : path.Policy.Interval;
}
