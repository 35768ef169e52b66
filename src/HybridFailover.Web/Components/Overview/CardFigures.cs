using HybridFailover.Engine.Health;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Overview;

/// <summary>A path's figures as a card shows them.</summary>
/// <param name="Median">Latency.</param>
/// <param name="P95">95th percentile of latency.</param>
/// <param name="Loss">Of 60 s.</param>
public sealed record CardFigures(string Latency, string Median, string P95, string Loss, string Jitter)
{
    public static CardFigures Of(PathFigures figures) => new(
        Figures.Latency(figures.Latency), Figures.Latency(figures.LatencyP50), Figures.Latency(figures.LatencyP95), Figures.Ratio(figures.Loss60s), Figures.Latency(figures.Jitter));
}
