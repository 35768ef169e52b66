using System.Globalization;
using System.Net;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>The measured round trip against ping's, to the same target at the same time, both 100 times a second.</summary>
internal static class ProbeRoundTrip
{
    private const int Rate = 100, Probes = 1000;

    /// <param name="arguments">Targets; by default loopback over IPv4 and IPv6.</param>
    public static int Run(string[] arguments)
    {
        Console.WriteLine("| target | median of ping, µs | median measured here, µs | difference, µs |");
        Console.WriteLine("|---|---|---|---|");
        var within = true;
        foreach (var target in arguments.Length > 0 ? arguments : ["127.0.0.1", "::1"])
        {
            var (ping, own) = (Median(Measure(target, out var measured)), Median(measured));
            within &= Math.Abs(own - ping) <= 50;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {target} | {ping:0.0} | {own:0.0} | {own - ping:+0.0;-0.0;0} |"));
        }
        return within ? 0 : 1;
    }

    private static List<double> Measure(string target, out List<double> measured)
    {
        var clock = new Clock(TimeProvider.System);
        var address = IPAddress.Parse(target);
        using var network = new LinuxEchoNetwork(clock);
        using var socket = network.Open(new SocketBinding(address.AddressFamily, null, null));
        var roundTrips = measured = new List<double>(Probes * 2);
        var probes = new PacedProbes(network, socket, clock, [address], Rate, TimeSpan.FromSeconds(1.0 / Rate))
        {
            RoundTrip = roundTrip => roundTrips.Add(roundTrip.TotalMicroseconds),
        };
        probes.RunUntil(clock.Now + TimeSpan.FromSeconds(1));
        roundTrips.Clear();
        var ping = Ping.RunAsync(target, Probes, (1.0 / Rate).ToString(CultureInfo.InvariantCulture));
        while (!ping.IsCompleted) probes.RunUntil(clock.Now + TimeSpan.FromMilliseconds(200));
        var pings = ping.GetAwaiter().GetResult();
        if (pings.Count < Probes / 2 || roundTrips.Count < Probes / 2)
            throw new InvalidOperationException($"{target}: ping had {pings.Count} replies, the probes {roundTrips.Count}.");
        return pings;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
