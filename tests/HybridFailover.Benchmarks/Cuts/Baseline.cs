using System.Diagnostics;
using System.Globalization;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Lab;

namespace HybridFailover.Benchmarks.Cuts;

/// <summary>The original's loop in the monitor's place: <c>baseline.sh</c>, with the real AWS command line.</summary>
internal static class Baseline
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <returns>Seconds without production traffic, for each cut. Its way back, half a minute of counting, is done by hand.</returns>
    public static async Task<List<double>> RunAsync(Bench bench, CutLab lab, int times)
    {
        var gaps = new List<double>();
        for (var number = 0; number < times; number++)
        {
            using var loop = Start(lab);
            try
            {
                // After its first round, and then anywhere in one: a round takes three seconds, and the cuts are spread over it.
                await Task.Delay(Round * (1 + (number + bench.Random.NextDouble()) / times), bench.Cancel);
                gaps.Add((await lab.MeasureAsync(PathCut.Drop, bench.Cancel)).TotalSeconds);
                bench.Table.Remark(string.Create(CultureInfo.InvariantCulture, $"  baseline: {gaps[^1]:0.000} s"));
            }
            finally
            {
                loop.Kill(entireProcessTree: true);
                await loop.WaitForExitAsync(CancellationToken.None);
            }
            lab.Lab.Endpoint.Network.RemoveRoute(CutLab.Site.RouteTables[0], CutLab.Site.Destinations[0]);
            await Task.Delay(TimeSpan.FromSeconds(0.5), bench.Cancel);
        }
        return gaps;
    }

    private static Process Start(CutLab lab)
    {
        var (site, dx, vpn) = (CutLab.Site, CutLab.Site.Paths[0], CutLab.Site.Paths[1]);
        var start = lab.InMonitorsHost(
            "bash", Path.Combine(AppContext.BaseDirectory, "baseline.sh"), site.RouteTables[0], site.Destinations[0], vpn.NextHop, dx.Targets[0].ToString(), dx.Source.ToString(),
            lab.Lab.MonitorUrl.ToString());
        start.Environment.Remove("AWS_SESSION_TOKEN"); // an empty one would be sent
        start.RedirectStandardOutput = true; // what it says is not for the table
        return Children.Start(start);
    }
}
