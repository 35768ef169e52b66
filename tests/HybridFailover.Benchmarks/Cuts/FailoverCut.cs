using System.Globalization;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Lab;

namespace HybridFailover.Benchmarks.Cuts;

/// <summary>How long production traffic is cut after a silent black hole of the primary path, beside the original's loop in the same lab and run.</summary>
internal static class FailoverCut
{
    public static async Task RunAsync(Bench bench)
    {
        await using var lab = await CutLab.UpAsync(bench.Cancel);
        var baseline = await Baseline.RunAsync(bench, lab, bench.Settings.Times(12, 3));
        bench.Table.Add($"the original's loop, silent black hole: median of {baseline.Count} cuts", $"{CutSeries.Seconds(baseline.Median())} (longest {CutSeries.Seconds(baseline.Max())})");
        foreach (var (preset, median, longest, ratio) in CutSeries.Figures)
        {
            var gaps = await CutSeries.RunAsync(bench, lab, preset, [PathCut.Drop], bench.Settings.Times(12, 4));
            var name = preset.ToString().ToLowerInvariant();
            CutSeries.Rows(bench.Table, $"production cut after a silent black hole, `{name}`", gaps, median, longest);
            var times = baseline.Median() / gaps.Median();
            bench.Table.Add($"the original's median against `{name}`'s", string.Create(CultureInfo.InvariantCulture, $"{times:0.0} times"), $"≥ {ratio} times", times >= ratio);
        }
    }
}
