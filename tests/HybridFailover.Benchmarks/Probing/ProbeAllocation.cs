using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>Bytes that the runtime allocates on the probing thread for each probe and its reply, in steady state: none.</summary>
internal static class ProbeAllocation
{
    public static Task RunAsync(Bench bench)
    {
        var clock = new Clock(TimeProvider.System);
        using var box = new ContainerNetwork();
        foreach (var (name, family, target, kind) in ((string, AddressFamily, string, EchoSocketKind)[])
        [
            ("IPv4, raw socket", AddressFamily.InterNetwork, "127.0.0.1", EchoSocketKind.BestAllowed),
            ("IPv6, raw socket", AddressFamily.InterNetworkV6, "::1", EchoSocketKind.BestAllowed),
            ("IPv4, datagram socket", AddressFamily.InterNetwork, "127.0.0.1", EchoSocketKind.Datagram),
            ("IPv6, datagram socket", AddressFamily.InterNetworkV6, "::1", EchoSocketKind.Datagram),
        ])
        {
            using var network = new LinuxEchoNetwork(clock, kind);
            using var socket = box.Run(() => network.Open(new SocketBinding(family, null, null)));
            var probes = new PacedProbes(network, socket, clock, [IPAddress.Parse(target)], 10_000, TimeSpan.FromMilliseconds(1));
            probes.RunUntil(clock.Now + TimeSpan.FromSeconds(1)); // compiled and warm
            var (answered, before) = (probes.Answered, GC.GetAllocatedBytesForCurrentThread());
            probes.RunUntil(clock.Now + TimeSpan.FromSeconds(3));
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            answered = probes.Answered - answered;
            if (answered == 0) throw new InvalidOperationException($"{name}: no reply came.");
            Row(bench.Table, $"the sockets, {name}", answered, allocated);
        }
        Prober(bench.Table, clock);
        return Task.CompletedTask;
    }

    /// <summary>Everything that a probe causes up to the verdict: schedule, sockets, rounds, windows, judgement. What is shown to people once a
    /// second and path is made beside it and not for a probe.</summary>
    private static void Prober(Table table, Clock clock)
    {
        using var network = new LinuxEchoNetwork(clock);
        var verdicts = new Verdicts(new Unheard());
        using var prober = new Prober(network, null, verdicts, RandomNumberGenerator.Fill);
        verdicts.Prober = prober;
        var fleet = new WatchedFleet(prober, verdicts);
        fleet.Follow(WholeProber.Fleet([.. Enumerable.Range(0, 1000).Select(n => IPAddress.Parse($"127.1.{n / 250}.{n % 250 + 1}"))]), clock.Now);
        RunUntil(prober, network, clock, clock.Now + TimeSpan.FromSeconds(40)); // warm: every path is up and its first rehearsal over
        var (answered, before) = (Answered(fleet), GC.GetAllocatedBytesForCurrentThread());
        RunUntil(prober, network, clock, clock.Now + TimeSpan.FromSeconds(5));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Row(table, "the whole prober with verdicts", Answered(fleet) - answered, allocated);
    }

    private static void RunUntil(Prober prober, LinuxEchoNetwork network, Clock clock, TimeSpan end)
    {
        while (clock.Now < end)
        {
            var wait = prober.Step(clock.Now) - clock.Now;
            if (wait > TimeSpan.Zero) network.Wait(wait);
        }
    }

    private static long Answered(WatchedFleet fleet) => fleet.Paths.Sum(path => path.Main.Book.Counts.Answered);

    private static void Row(Table table, string name, long answered, long allocated) => table.Add(
        $"bytes allocated for a probe and its reply, {name}",
        string.Create(CultureInfo.InvariantCulture, $"{allocated / (double)answered:0.###} ({allocated} for {answered})"), "0", allocated == 0);

    private sealed class Unheard : IPathReports
    {
        void IPathReports.Report(in PathReport report) { }
    }
}
