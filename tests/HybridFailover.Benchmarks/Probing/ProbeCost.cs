using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>
/// Processor time (user and system, of the whole process) for each ICMP probe at 10,000 probes a second, against fping to the
/// same 1,000 addresses, in turns. Judged are probes that are spread over time, as the product sends them, against fping -i 0.1,
/// which asks for 10,000 a second, at the rate that it reaches. Shown beside it are sweeps, all targets at once ten times a second,
/// with which fping does reach 10,000: there nearly all of the cost is the kernel's, which on loopback also answers for the target.
/// </summary>
internal static class ProbeCost
{
    private const int Rate = 10_000, Addresses = 1_000;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4), WarmUp = TimeSpan.FromSeconds(5);

    public static Task RunAsync(Bench bench)
    {
        var turns = bench.Settings.Times(5, 2);
        var targets = Enumerable.Range(0, Addresses).Select(n => IPAddress.Parse($"127.1.{n / 250}.{n % 250 + 1}")).ToArray();
        var names = targets.Select(target => target.ToString()).ToArray();
        var clock = new Clock(TimeProvider.System);
        using var network = new LinuxEchoNetwork(clock);
        using var socket = network.Open(new SocketBinding(AddressFamily.InterNetwork, null, null));
        var spread = new PacedProbes(network, socket, clock, targets, Rate, TimeSpan.FromMilliseconds(1));
        var sweep = new PacedProbes(network, socket, clock, targets, Rate, TimeSpan.FromMilliseconds(100));
        spread.RunUntil(clock.Now + WarmUp);
        sweep.RunUntil(clock.Now + WarmUp);

        var (layerSpread, layerSweep, fpingSpread, fpingSweep, whole) = (new Costs(), new Costs(), new Costs(), new Costs(), new Costs());
        for (var turn = 0; turn < turns; turn++)
        {
            layerSpread.Add(Paced(spread, clock));
            fpingSpread.Add(Baseline(names, "0.1"));
            layerSweep.Add(Paced(sweep, clock));
            fpingSweep.Add(Baseline(names, "0"));
        }
        using (var wholeNetwork = new LinuxEchoNetwork(clock))
        using (var prober = new WholeProber(wholeNetwork, clock, targets))
        {
            Let(WarmUp);
            for (var turn = 0; turn < turns; turn++) whole.Add(Whole(prober, clock));
        }

        var limit = fpingSpread.Median / 2;
        Row(bench.Table, "fping -i 0.1 -p 100", fpingSpread, fpingSpread);
        Row(bench.Table, "the sockets alone, every 1 ms", layerSpread, fpingSpread, limit);
        Row(bench.Table, "the whole prober with verdicts, 500 paths spread over 100 ms", whole, fpingSpread, limit);
        Row(bench.Table, "fping -i 0 -p 100, sweeps", fpingSweep, fpingSweep);
        Row(bench.Table, "the sockets alone, sweeps every 100 ms", layerSweep, fpingSweep);
        return Task.CompletedTask;
    }

    private static void Row(Table table, string name, Costs costs, Costs baseline, double? limit = null) => table.Add(
        $"processor time for an ICMP probe to 1,000 addresses on loopback, {name}",
        string.Create(CultureInfo.InvariantCulture, $"{costs.Median:0.00} µs, {costs.Median / baseline.Median:0.00} of fping's, at {costs.MedianRate:0} probes a second"),
        limit is null ? null : "≤ 0.5 of fping's", limit is null || costs.Median <= limit);

    private static (double Cost, double Rate) Paced(PacedProbes probes, Clock clock)
    {
        var (sent, answered, before, startedAt) = (probes.Sent, probes.Answered, ProcessorTime.OfThisProcess, clock.Now);
        probes.RunUntil(startedAt + Turn);
        return Checked(probes.Sent - sent, probes.Answered - answered, ProcessorTime.OfThisProcess - before, clock.Now - startedAt);
    }

    private static (double Cost, double Rate) Whole(WholeProber prober, Clock clock)
    {
        var (sent, received, before, startedAt) = (prober.Sent, prober.Received, ProcessorTime.OfThisProcess, clock.Now);
        Let(Turn);
        return Checked(prober.Sent - sent, prober.Received - received, ProcessorTime.OfThisProcess - before, clock.Now - startedAt);
    }

    private static (double Cost, double Rate) Baseline(string[] names, string interval)
    {
        var count = (int)(Rate * Turn.TotalSeconds / Addresses);
        var (processor, elapsed, answered) = Fping.Run(names, count, interval, 100);
        return Checked((long)count * Addresses, answered, processor, elapsed);
    }

    private static (double Cost, double Rate) Checked(long sent, long answered, TimeSpan processor, TimeSpan elapsed)
    {
        if (answered < sent * 0.98) throw new InvalidOperationException($"{sent - answered} of {sent} probes were not answered: this says nothing.");
        return (processor.TotalMicroseconds / sent, sent / elapsed.TotalSeconds);
    }

    private static void Let(TimeSpan pass) => Thread.Sleep(pass);

    private sealed class Costs
    {
        private readonly List<(double Cost, double Rate)> _measured = [];

        public double Median => _measured.Select(one => one.Cost).Order().ElementAt(_measured.Count / 2);

        public double MedianRate => _measured.Select(one => one.Rate).Order().ElementAt(_measured.Count / 2);

        public void Add((double, double) one) => _measured.Add(one);
    }
}
