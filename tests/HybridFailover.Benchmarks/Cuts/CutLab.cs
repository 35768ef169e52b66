using System.Diagnostics;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;
using HybridFailover.TestSupport.Lab;

namespace HybridFailover.Benchmarks.Cuts;

/// <summary>The lab of namespaces with production traffic in it: a datagram every 2 ms to the on-premises host and back.</summary>
internal sealed class CutLab : IAsyncDisposable
{
    /// <summary>Longer than anything that is measured here.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly NamespaceLab _lab;
    private readonly TrafficMeter _meter;

    private CutLab(NamespaceLab lab) => (_lab, _meter) = (lab, new TrafficMeter(lab.Network));

    public NamespaceLab Lab => _lab;

    public static LabSite Site => NamespaceSite.Default;

    public static async Task<CutLab> UpAsync(CancellationToken cancel) => new(await NamespaceLab.UpAsync(new NamespaceLabOptions { Prefix = Children.Prefix }, cancel));

    /// <summary>A monitor in the monitor's host, which comes back soon after each cut.</summary>
    /// <param name="data">A data directory that outlives it; null: one of its own.</param>
    public RunningMonitor Monitor(string program, Preset preset, string? data = null)
    {
        var site = Site with
        {
            Preset = preset,
            // FlapGrowth 1 and what is beside it shorten the way back only; so does the grace, within which a second change of the
            // same route would have to wait for its proof.
            Policy = new Dictionary<string, string>
            {
                ["FlapGrowth"] = "1", ["FlapBudget"] = "100", ["FailbackDelay"] = "00:00:01", ["ConsistencyGrace"] = "00:00:00.5",
            },
        };
        return RunningMonitor.Start(
            LabConfiguration.Of([site], NamespaceSite.Region, _lab.MonitorUrl), config => InMonitorsHost(program, "run", "--config", config), data);
    }

    /// <summary>A program in the monitor's host, with the lab's keys.</summary>
    public ProcessStartInfo InMonitorsHost(string program, params string[] arguments) =>
        new MonitorStart(_lab.Network.Name(LabHost.Monitor), "", "").Program(program, arguments);

    /// <summary>On Direct Connect, both paths well, production flowing: ready to be cut.</summary>
    public static Task UntilWellAsync(RunningMonitor monitor, CancellationToken cancel) => monitor.UntilAsync(
        "A site that stands on dx with both paths up",
        async () => await monitor.Api.IsReadyAsync(cancel) && await monitor.Api.SiteAsync(Site.Code, cancel) is var site && (string)site["standing"]!["text"]! == "on dx"
            && site["paths"]!.AsArray().All(path => (string)path!["verdict"]! == "up"),
        Patience, cancel, everyMilliseconds: 200);

    /// <summary>Cuts the path, waits until production flows again, and heals it.</summary>
    /// <returns>The longest time without an answer.</returns>
    public Task<TimeSpan> MeasureAsync(PathCut cut, CancellationToken cancel) =>
        MeasureAsync(() => _lab.CutAsync(Site.Code, "dx", cut, cancel), () => _lab.HealAsync(Site.Code, "dx", CancellationToken.None), cancel);

    /// <inheritdoc cref="MeasureAsync(PathCut, CancellationToken)"/>
    public async Task<TimeSpan> MeasureAsync(Func<Task> cut, Func<Task> heal, CancellationToken cancel)
    {
        var flowing = TimeSpan.FromMilliseconds(100);
        if (_meter.Silence > flowing) throw new InvalidOperationException("Production does not flow before the cut.");
        _meter.Reset();
        await cut();
        try
        {
            var cutAt = Stopwatch.GetTimestamp();
            // First the silence, then its end; and then long enough to see that it is one.
            while (_meter.Silence < flowing) await PauseAsync(cutAt, "The cut was not felt", cancel);
            while (_meter.Silence > flowing) await PauseAsync(cutAt, "Production did not come back", cancel);
            await Task.Delay(300, cancel);
            return _meter.LongestGap;
        }
        finally
        {
            await heal();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _meter.Dispose();
        await _lab.DisposeAsync();
    }

    private static async Task PauseAsync(long since, string otherwise, CancellationToken cancel)
    {
        if (Stopwatch.GetElapsedTime(since) > Patience) throw new TimeoutException($"{otherwise} within {Patience.TotalSeconds:0} s.");
        await Task.Delay(10, cancel);
    }
}
