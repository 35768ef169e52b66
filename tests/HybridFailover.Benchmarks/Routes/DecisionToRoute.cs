using System.Globalization;
using System.Text.Json.Nodes;
using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Reporting;

namespace HybridFailover.Benchmarks.Routes;

/// <summary>
/// From the decision to every slot written and read back, as the monitor itself records it: machine, intent, writes, read. A person's
/// command stands in for a dead path: what follows the decision is the same.
/// </summary>
internal static class DecisionToRoute
{
    // After a write EC2 may show either value for a while, and a second change within it is proven only at its end. Here changes
    // follow each other by design, so that while is short; a failover that is the first one does not depend on it.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(Bench bench)
    {
        await RowsAsync(bench, "1 slot", 1, 1, 12);
        await RowsAsync(bench, "20 tables × 5 destinations", 20, 5, 60);
    }

    private static async Task RowsAsync(Bench bench, string what, int tables, int destinations, double limit)
    {
        await using var endpoint = await RoutesProcess.StartAsync(tables, destinations, bench.Cancel);
        var configuration = LoopbackFleet.Configuration(endpoint.Url, 1, tables, destinations, ("ConsistencyGrace", Grace.ToString("c", CultureInfo.InvariantCulture)));
        var (firsts, later) = (new List<double>(), new List<double>());
        for (var start = 0; start < bench.Settings.Times(5, 2); start++)
        {
            await using var monitor = RunningMonitor.Start(configuration, Program(await bench.Published.FileAsync(bench.Cancel)));
            await monitor.UntilReadyAsync(TimeSpan.FromSeconds(30), bench.Cancel);
            await UntilOnAsync(monitor, "dx", bench.Cancel);
            firsts.Add(await TimeAsync(bench, monitor));
            for (var run = 1; run < bench.Settings.Times(9, 4); run++) later.Add(await TimeAsync(bench, monitor));
        }
        bench.Table.Add($"decision to route written and read back, {what}: median of {later.Count}", Words(later), $"≤ {limit:0} ms", later.Median() <= limit);
        bench.Table.Add($"the same, {what}: the first failover after a start, median of {firsts.Count}", Words(firsts));
    }

    private static Func<string, System.Diagnostics.ProcessStartInfo> Program(string file) => config => LoopbackFleet.Program(file, config);

    private static async Task<double> TimeAsync(Bench bench, RunningMonitor monitor)
    {
        var cancel = bench.Cancel;
        var site = LoopbackFleet.Code(0);
        await Task.Delay(Grace * 2, cancel);
        await monitor.Api.CommandAsync(site, "failover", cancel);
        await UntilOnAsync(monitor, "vpn", cancel);
        var transition = (await monitor.Api.TransitionsAsync(cancel))[0]!;
        var decidedAt = At(transition, "decidedAt");
        var (applied, took) = ((At(transition, "appliedAt") - decidedAt).TotalMilliseconds, (At(transition, "verifiedAt") - decidedAt).TotalMilliseconds);
        bench.Table.Remark(string.Create(CultureInfo.InvariantCulture, $"  written after {applied:0} ms, read back after {took:0} ms"));
        await Task.Delay(Grace * 2, cancel);
        await monitor.Api.CommandAsync(site, "failback", cancel);
        await UntilOnAsync(monitor, "dx", cancel);
        return took;
    }

    private static Task UntilOnAsync(RunningMonitor monitor, string path, CancellationToken cancel) => monitor.UntilAsync(
        $"The standing on {path}",
        async () => await monitor.Api.SiteAsync(LoopbackFleet.Code(0), cancel) is var site && (string)site["standing"]!["text"]! == $"on {path}"
            && site["paths"]!.AsArray().All(each => (string)each!["verdict"]! == "up"),
        TimeSpan.FromSeconds(60), cancel);

    private static DateTimeOffset At(JsonNode transition, string name) => DateTimeOffset.Parse((string)transition[name]!, CultureInfo.InvariantCulture);

    private static string Words(List<double> all) =>
        string.Create(CultureInfo.InvariantCulture, $"{all.Median():0.0} ms (longest {all.Max():0.0} ms)");
}
