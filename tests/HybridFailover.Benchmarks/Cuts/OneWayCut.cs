using HybridFailover.Lab;

namespace HybridFailover.Benchmarks.Cuts;

/// <summary>The same with one direction cut only, by turns the one and the other.</summary>
internal static class OneWayCut
{
    public static async Task RunAsync(Bench bench)
    {
        await using var lab = await CutLab.UpAsync(bench.Cancel);
        foreach (var (preset, median, longest, _) in CutSeries.Figures)
        {
            var gaps = await CutSeries.RunAsync(bench, lab, preset, [PathCut.OneWay, PathCut.OneWayBack], bench.Settings.Times(12, 4));
            CutSeries.Rows(bench.Table, $"production cut after a cut in one direction only, by turns each, `{preset.ToString().ToLowerInvariant()}`", gaps, median, longest);
        }
    }
}
