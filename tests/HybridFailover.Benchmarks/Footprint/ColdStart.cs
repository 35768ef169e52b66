using System.Globalization;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Benchmarks.Routes;

namespace HybridFailover.Benchmarks.Footprint;

/// <summary>From the start of the process to the first probe, and to every site's standing known: one site as in the README, default preset.</summary>
internal static class ColdStart
{
    public static async Task RunAsync(Bench bench)
    {
        await using var endpoint = await RoutesProcess.StartAsync(1, 1, bench.Cancel);
        var program = await bench.Published.FileAsync(bench.Cancel);
        var configuration = LoopbackFleet.Configuration(endpoint.Url, 1, 1, 1);
        var (probes, standings) = (new List<double>(), new List<double>());
        for (var run = 0; run < bench.Settings.Times(10, 3); run++)
        {
            await using var monitor = RunningMonitor.Start(configuration, config => LoopbackFleet.Program(program, config));
            // Asked seldom, so that the questions do not slow down what they ask for.
            await monitor.UntilReadyAsync(TimeSpan.FromSeconds(30), bench.Cancel, everyMilliseconds: 20);
            standings.Add((DateTimeOffset.UtcNow - monitor.StartedAt).TotalSeconds);
            var processor = ProcessUse.Of(monitor.Id).Processor;
            await monitor.UntilAsync("The first probe's line in the log", () => Task.FromResult(FirstProbeAt(monitor) is not null), TimeSpan.FromSeconds(5), bench.Cancel);
            probes.Add((FirstProbeAt(monitor)!.Value - monitor.StartedAt).TotalSeconds);
            bench.Table.Remark(string.Create(CultureInfo.InvariantCulture, $"  first probe {probes[^1]:0.00} s, standing {standings[^1]:0.00} s, {processor.TotalSeconds:0.00} s of processor time"));
        }
        bench.Table.Add($"cold start to the first probe sent, median of {probes.Count}", Words(probes), "≤ 1 s", probes.Median() <= 1);
        bench.Table.Add($"cold start to a known standing, median of {standings.Count}", Words(standings), "≤ 3 s", standings.Median() <= 3);
    }

    private static DateTimeOffset? FirstProbeAt(RunningMonitor monitor)
    {
        const string mark = "The first probe went out at ";
        return monitor.Said.FirstOrDefault(line => line.Contains(mark, StringComparison.Ordinal)) is { } line
            ? DateTimeOffset.Parse(line[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].TrimEnd('.'), CultureInfo.InvariantCulture) : null;
    }

    private static string Words(List<double> all) => string.Create(CultureInfo.InvariantCulture, $"{all.Median():0.00} s (longest {all.Max():0.00} s)");
}
