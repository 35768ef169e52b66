using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Routes;

namespace HybridFailover.Benchmarks.History;

/// <summary>A published monitor of one site that has a long history behind it.</summary>
internal sealed class HistoryMonitor : IAsyncDisposable
{
    private readonly RoutesProcess _routes;

    private HistoryMonitor(RoutesProcess routes, RunningMonitor monitor) => (_routes, Monitor) = (routes, monitor);

    public RunningMonitor Monitor { get; }

    public static async Task<HistoryMonitor> StartAsync(Bench bench)
    {
        bench.History.Make(bench.Table, bench.Cancel);
        var program = await bench.Published.FileAsync(bench.Cancel);
        var routes = await RoutesProcess.StartAsync(1, 1, bench.Cancel);
        var monitor = RunningMonitor.Start(LoopbackFleet.Configuration(routes.Url, 1, 1, 1), config => LoopbackFleet.Program(program, config), fill: bench.History.PutInto);
        await monitor.UntilReadyAsync(TimeSpan.FromSeconds(60), bench.Cancel);
        return new HistoryMonitor(routes, monitor);
    }

    public async ValueTask DisposeAsync()
    {
        await Monitor.DisposeAsync();
        await _routes.DisposeAsync();
    }
}
