using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Sites;

/// <summary>How far a figure is from its limit: the place on a bar says it before any digit does.</summary>
/// <param name="Value">0..100, of the bar; null: nothing was measured.</param>
/// <param name="Limit">Where beyond it the path is degraded, 0..100.</param>
/// <param name="Recover">Where below it the path is well again, 0..100; null: as the limit.</param>
/// <param name="Text">The same in words.</param>
public sealed record LimitBar(string Name, double? Value, double Limit, double? Recover, string Text, bool IsBeyond)
{
    /// <summary>The limit stands at two thirds, so that what lies beyond it has a place, too.</summary>
    private const double LimitAt = 200.0 / 3;

    /// <summary>The limits in force on a path; loss always has one.</summary>
    public static IReadOnlyList<LimitBar> Of(PathSnapshot path)
    {
        var (policy, figures) = (path.Path.Policy, path.Figures);
        var bars = new List<LimitBar>
        {
            Make($"Loss, {policy.QualityWindow.TotalSeconds:0} s", figures.LossWindow, policy.LossFailRatio, policy.LossRecoverRatio, value => Figures.Ratio(value)),
        };
        if (policy.LatencyFail is { } latency)
            bars.Add(Make($"Latency p{policy.LatencyPercentile * 100:0.#}", Percentile(figures, policy.LatencyPercentile)?.TotalMilliseconds, latency.TotalMilliseconds, policy.LatencyRecover?.TotalMilliseconds, Milliseconds));
        if (policy.JitterFail is { } jitter)
            bars.Add(Make("Jitter", figures.Jitter?.TotalMilliseconds, jitter.TotalMilliseconds, policy.JitterRecover?.TotalMilliseconds, Milliseconds));
        return bars;
    }

    // The nearest of those that are computed: the one that the policy names is judged over its own window.
    private static TimeSpan? Percentile(Engine.Health.PathFigures figures, double percentile) =>
        percentile >= 0.97 ? figures.LatencyP99 : percentile >= 0.75 ? figures.LatencyP95 : figures.LatencyP50;

    private static LimitBar Make(string name, double? value, double limit, double? recover, Func<double?, string> text)
    {
        double? Place(double? of) => of is { } known ? Math.Clamp(known / limit * LimitAt, 0, 100) : null;
        return new(name, Place(value), LimitAt, Place(recover), $"{text(value)} of {text(limit)}", value > limit);
    }

    private static string Milliseconds(double? value) => Figures.Latency(value is { } known ? TimeSpan.FromMilliseconds(known) : null);
}
