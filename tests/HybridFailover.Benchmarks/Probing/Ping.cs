using System.Diagnostics;
using System.Globalization;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>The witness: ping of iputils, which also uses the kernel's time stamps.</summary>
internal static class Ping
{
    /// <summary>Starts it; the result is the round trips in µs.</summary>
    public static async Task<List<double>> RunAsync(string target, int count, string interval)
    {
        var start = new ProcessStartInfo("ping") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-n", "-c", $"{count}", "-i", interval, target]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // 64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.043 ms
        return [.. from line in output.Split('\n')
                   let at = line.IndexOf("time=", StringComparison.Ordinal)
                   where at >= 0
                   select double.Parse(line[(at + 5)..line.IndexOf(" ms", at, StringComparison.Ordinal)], CultureInfo.InvariantCulture) * 1000];
    }
}
