using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>
/// Processor time (user and system, of the whole process) for each ICMP probe at 10,000 probes a second, against fping to the
/// same 1,000 addresses, in turns. Both pay for the kernel's answers too, which loopback makes the sender's business.
/// fping is asked for the same rate in two ways (-i 0, a whole sweep at once: its cheapest; -i 0.1, spread out, as probes are here).
/// </summary>
internal static class ProbeCost
{
    private const int Rate = 10_000, Addresses = 1_000, Turns = 5;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    public static int Run(string[] arguments)
    {
        var tick = TimeSpan.FromMicroseconds(arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 1000);
        var targets = Enumerable.Range(0, Addresses).Select(n => IPAddress.Parse($"127.1.{n / 250}.{n % 250 + 1}")).ToArray();
        var names = targets.Select(target => target.ToString()).ToArray();
        var clock = new Clock(TimeProvider.System);
        using var network = new LinuxEchoNetwork(clock);
        using var socket = network.Open(new SocketBinding(AddressFamily.InterNetwork, null, null));
        var probes = new PacedProbes(network, socket, clock, targets, Rate, tick);
        probes.RunUntil(clock.Now + TimeSpan.FromSeconds(2)); // compiled and warm

        var count = (int)(Rate * Turn.TotalSeconds / Addresses);
        var (own, sweep, spread) = (new List<double>(), new List<double>(), new List<double>());
        var (sweepRate, spreadRate) = (new List<double>(), new List<double>());
        Fping.Run(names, 1, "0", 100);
        for (var turn = 0; turn < Turns; turn++)
        {
            own.Add(Own(probes, clock));
            Baseline("0", sweep, sweepRate);
            Baseline("0.1", spread, spreadRate);
        }

        Console.WriteLine("| 10,000 ICMP probes a second, 1,000 addresses on loopback | rate reached, a second | processor time a probe, µs (median of 5) | of fping's |");
        Console.WriteLine("|---|---|---|---|");
        var best = Median(sweep);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| HybridFailover, {tick.TotalMilliseconds:0.###} ms ticks | {Rate} | {Median(own):0.00} | {Median(own) / best:0.00} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| fping -i 0 -p 100 | {Median(sweepRate):0} | {best:0.00} | 1 |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| fping -i 0.1 -p 100 | {Median(spreadRate):0} | {Median(spread):0.00} | {Median(spread) / best:0.00} |"));
        return Median(own) <= best / 2 ? 0 : 1;

        void Baseline(string interval, List<double> costs, List<double> rates)
        {
            var (processor, elapsed, answered) = Fping.Run(names, count, interval, 100);
            if (answered < count * Addresses * 99L / 100) throw new InvalidOperationException($"fping lost {count * Addresses - answered} of {count * Addresses} probes.");
            costs.Add(processor.TotalMicroseconds / (count * Addresses));
            rates.Add(count * Addresses / elapsed.TotalSeconds);
        }
    }

    private static double Own(PacedProbes probes, Clock clock)
    {
        var (sent, answered, before) = (probes.Sent, probes.Answered, ProcessorTime.OfThisProcess);
        probes.RunUntil(clock.Now + Turn);
        var processor = ProcessorTime.OfThisProcess - before;
        (sent, answered) = (probes.Sent - sent, probes.Answered - answered);
        if (sent < Rate * Turn.TotalSeconds * 0.99 || answered < sent * 0.99)
            throw new InvalidOperationException($"Not at its rate: {sent} sent, {answered} answered in {Turn.TotalSeconds} s.");
        return processor.TotalMicroseconds / sent;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
