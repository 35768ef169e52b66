namespace HybridFailover.Benchmarks.Reporting;

/// <summary>What was measured several times.</summary>
internal static class Samples
{
    public static double Median(this IEnumerable<double> samples) => samples.Quantile(0.5);

    /// <summary>Nearest rank.</summary>
    public static double Quantile(this IEnumerable<double> samples, double part)
    {
        var sorted = samples.Order().ToArray();
        return sorted[Math.Max((int)Math.Ceiling(part * sorted.Length) - 1, 0)];
    }
}
