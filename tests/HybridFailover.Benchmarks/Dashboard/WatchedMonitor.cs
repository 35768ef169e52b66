using System.Globalization;
using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Routes;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>A published monitor with sites on loopback that are probed ten times a second, and the address of its pages.</summary>
internal sealed class WatchedMonitor : IAsyncDisposable
{
    private readonly RoutesProcess _endpoint;

    private WatchedMonitor(RoutesProcess endpoint, RunningMonitor monitor, Uri address) => (_endpoint, Monitor, Address) = (endpoint, monitor, address);

    public RunningMonitor Monitor { get; }
    public Uri Address { get; }

    public static async Task<WatchedMonitor> StartAsync(Bench bench, int sites, string interval = "00:00:00.1")
    {
        var endpoint = await RoutesProcess.StartAsync(sites, 1, bench.Cancel);
        var program = await bench.Published.FileAsync(bench.Cancel);
        var monitor = RunningMonitor.Start(
            LoopbackFleet.Configuration(endpoint.Url, sites, 1, 1, ("Interval", interval), ("Timeout", interval), ("ConfirmInterval", Shorter(interval, "00:00:00.05"))),
            config => LoopbackFleet.Program(program, config));
        await monitor.UntilReadyAsync(TimeSpan.FromSeconds(60), bench.Cancel);
        return new WatchedMonitor(endpoint, monitor, AddressIn(monitor.Said));
    }

    /// <summary>The monitor's processor time over a while, in cores.</summary>
    public async Task<double> CoresAsync(TimeSpan length, CancellationToken cancel)
    {
        var (before, beganAt) = (ProcessUse.Of(Monitor.Id).Processor, DateTimeOffset.UtcNow);
        await Task.Delay(length, cancel);
        return (ProcessUse.Of(Monitor.Id).Processor - before) / (DateTimeOffset.UtcNow - beganAt);
    }

    public double ResidentMegabytes => ProcessUse.Of(Monitor.Id).ResidentMegabytes;

    public async ValueTask DisposeAsync()
    {
        await Monitor.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    private static string Shorter(string one, string other) => TimeSpan.Parse(one, CultureInfo.InvariantCulture) < TimeSpan.Parse(other, CultureInfo.InvariantCulture) ? one : other;

    private static Uri AddressIn(IEnumerable<string> said)
    {
        const string mark = "http://127.0.0.1:";
        var line = said.First(line => line.Contains("Listening on", StringComparison.Ordinal) && line.Contains(mark, StringComparison.Ordinal));
        return new Uri(line[line.IndexOf(mark, StringComparison.Ordinal)..].Split(',', ' ')[0]);
    }
}
