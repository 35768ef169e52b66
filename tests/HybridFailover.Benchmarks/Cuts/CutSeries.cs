using System.Globalization;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;

namespace HybridFailover.Benchmarks.Cuts;

/// <summary>One monitor, cut again and again.</summary>
internal static class CutSeries
{
    /// <summary>At most ten bursts a minute are allowed for a path: cuts that follow each other faster would measure that.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(9);

    /// <summary>What a preset must reach, in seconds.</summary>
    public static (Preset Preset, double Median, double Longest, double Ratio)[] Figures { get; } = [(Preset.Fast, 0.28, 0.40, 20), (Preset.Balanced, 0.50, 0.70, 11)];

    /// <returns>Seconds without production traffic, for each cut.</returns>
    public static async Task<List<double>> RunAsync(
        Bench bench, CutLab lab, Preset preset, IReadOnlyList<PathCut> cuts, int times, Func<PathCut, CancellationToken, Task<TimeSpan>>? measure = null)
    {
        await using var monitor = lab.Monitor(await bench.Published.FileAsync(bench.Cancel), preset);
        var gaps = new List<double>();
        for (var number = 0; number < times; number++)
        {
            await CutLab.UntilWellAsync(monitor, bench.Cancel);
            await Task.Delay(TimeSpan.FromSeconds(2) * bench.Random.NextDouble(), bench.Cancel);
            var next = Task.Delay(Apart, bench.Cancel);
            var cut = cuts[number % cuts.Count];
            gaps.Add((await (measure ?? lab.MeasureAsync)(cut, bench.Cancel)).TotalSeconds);
            bench.Table.Remark(string.Create(CultureInfo.InvariantCulture, $"  {preset}, {cut}: {gaps[^1]:0.000} s"));
            await next;
        }
        return gaps;
    }

    public static void Rows(Table table, string what, List<double> gaps, double median, double longest)
    {
        table.Add($"{what}: median of {gaps.Count} cuts", Seconds(gaps.Median()), $"≤ {Seconds(median)}", gaps.Median() <= median);
        table.Add($"{what}: longest", Seconds(gaps.Max()), $"≤ {Seconds(longest)}", gaps.Max() <= longest);
    }

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00#} s");
}
