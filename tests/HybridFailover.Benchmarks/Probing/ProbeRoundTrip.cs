using System.Globalization;
using System.Net;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>The measured round trip against ping's, to the same target at the same time, both 100 times a second.</summary>
internal static class ProbeRoundTrip
{
    private const int Rate = 100, Probes = 1000;

    /// <summary>Arguments: targets; by default loopback over IPv4 and IPv6.</summary>
    public static Task RunAsync(Bench bench)
    {
        foreach (var target in bench.Settings.Arguments.Count > 0 ? bench.Settings.Arguments : ["127.0.0.1", "::1"])
        {
            var (ping, own) = (Measure(target, out var measured).Median(), measured.Median());
            bench.Table.Add(
                $"measured round trip against ping's, {target}, medians",
                string.Create(CultureInfo.InvariantCulture, $"{own - ping:+0.0;-0.0;0} µs ({own:0.0} against {ping:0.0})"), "within 50 µs", Math.Abs(own - ping) <= 50);
        }
        return Task.CompletedTask;
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
}
