using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Charts;

/// <summary>What the page's script is told when it makes the charts (<c>spec.ts</c>). Times are milliseconds.</summary>
internal sealed record ChartSpec(string Site, IReadOnlyList<ChartSpec.PathSpec> Paths, ChartSpec.ViewSpec View)
{
    public static ChartSpec Of(Site site, ChartWindow window) => new(site.Code, [.. site.Paths.Select(path => Of(site, path))], Of(window));

    public static ViewSpec Of(ChartWindow window) => new(window.Length.TotalMilliseconds, Epoch(window.From), Epoch(window.To), Epoch(window.At));

    private static PathSpec Of(Site site, SitePath path) => new(
        path.Name, PathNames.Of(site, path.Name), path.Kind == PathKind.DirectConnect ? "dx" : "vpn", path.Policy.Interval.TotalMilliseconds, path.Policy.Timeout.TotalMilliseconds,
        path.Policy.LatencyFail?.TotalMilliseconds, path.Policy.JitterFail?.TotalMilliseconds, path.Policy.LossFailRatio);

    private static long? Epoch(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();

    /// <summary>One path, in the order of preference.</summary>
    internal sealed record PathSpec(string Name, string Label, string Kind, double Interval, double Timeout, double? LatencyLimit, double? JitterLimit, double LossLimit);

    /// <summary>Which stretch of time.</summary>
    internal sealed record ViewSpec(double Length, long? From, long? To, long? At);
}
