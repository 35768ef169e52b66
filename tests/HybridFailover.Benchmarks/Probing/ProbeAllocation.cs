using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>Bytes that the runtime allocates on the probing thread for each probe and its reply, in steady state: none.</summary>
internal static class ProbeAllocation
{
    public static int Run(string[] arguments)
    {
        var clock = new Clock(TimeProvider.System);
        Console.WriteLine("| probes and their replies | number | bytes allocated | a probe |");
        Console.WriteLine("|---|---|---|---|");
        var total = 0L;
        foreach (var (name, family, target, kind) in ((string, AddressFamily, string, EchoSocketKind)[])
        [
            ("IPv4, raw socket", AddressFamily.InterNetwork, "127.0.0.1", EchoSocketKind.BestAllowed),
            ("IPv6, raw socket", AddressFamily.InterNetworkV6, "::1", EchoSocketKind.BestAllowed),
            ("IPv4, datagram socket", AddressFamily.InterNetwork, "127.0.0.1", EchoSocketKind.Datagram),
            ("IPv6, datagram socket", AddressFamily.InterNetworkV6, "::1", EchoSocketKind.Datagram),
        ])
        {
            try
            {
                using var network = new LinuxEchoNetwork(clock, kind);
                using var socket = network.Open(new SocketBinding(family, null, null));
                var probes = new PacedProbes(network, socket, clock, [IPAddress.Parse(target)], 10_000, TimeSpan.FromMilliseconds(1));
                probes.RunUntil(clock.Now + TimeSpan.FromSeconds(1)); // compiled and warm
                var (answered, before) = (probes.Answered, GC.GetAllocatedBytesForCurrentThread());
                probes.RunUntil(clock.Now + TimeSpan.FromSeconds(3));
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                answered = probes.Answered - answered;
                if (answered == 0) throw new InvalidOperationException($"{name}: no reply came.");
                total += allocated;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {answered} | {allocated} | {allocated / (double)answered:0.###} |"));
            }
            catch (ProbingException why)
            {
                Console.WriteLine($"| {name} | not measured: {why.Message} | | |");
            }
        }
        return total == 0 ? 0 : 1;
    }
}
