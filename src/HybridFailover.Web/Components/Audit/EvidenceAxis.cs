using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Audit;

/// <summary>The part of the evidence that is drawn, and where an instant or a latency lies on it.</summary>
/// <param name="From">From the decision.</param>
/// <param name="Top">The latency at the upper edge.</param>
public sealed record EvidenceAxis(TimeSpan From, TimeSpan To, TimeSpan Top)
{
    /// <summary>Of the drawing, in units of its own; it is stretched to the width that there is.</summary>
    public const int Width = 1800, Height = 160;

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30];

    public double X(TimeSpan at) => (at - From) / (To - From) * Width;

    public double Y(TimeSpan trip) => Height - trip / Top * Height;

    /// <summary>Of the width, 0..100.</summary>
    public double Percent(TimeSpan at) => (at - From) / (To - From) * 100;

    /// <summary>At round seconds, at most ten.</summary>
    public IEnumerable<TimeSpan> Ticks
    {
        get
        {
            var step = Steps.FirstOrDefault(known => (To - From).TotalSeconds / known <= 10, 30);
            for (var second = Math.Ceiling(From.TotalSeconds / step) * step; second <= To.TotalSeconds; second += step) yield return TimeSpan.FromSeconds(second);
        }
    }

    /// <summary>Its top is a round number of milliseconds above the highest round trip.</summary>
    public static EvidenceAxis Of(TimeSpan from, TimeSpan to, EvidenceReading evidence)
    {
        var highest = evidence.Paths.SelectMany(path => path.Between(from, to)).Max(round => round.Trip)?.TotalMilliseconds ?? 1;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(highest * 1.05, 0.1))));
        var nice = new[] { 1, 1.5, 2, 3, 4, 5, 8, 10 }.First(factor => factor * magnitude >= highest * 1.05 || factor == 10) * magnitude;
        return new EvidenceAxis(from, to, TimeSpan.FromMilliseconds(nice));
    }

    public static string Label(TimeSpan at) => at == TimeSpan.Zero ? "decision" : Figures.Offset(at);
}
