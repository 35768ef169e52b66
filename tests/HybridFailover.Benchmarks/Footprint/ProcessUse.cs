using System.Globalization;

namespace HybridFailover.Benchmarks.Footprint;

/// <summary>What a process has taken of the machine, as the kernel counts it.</summary>
/// <param name="Processor">User and system time of all its threads, in steps of 10 ms.</param>
internal readonly record struct ProcessUse(TimeSpan Processor, double ResidentMegabytes, double PeakMegabytes)
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux

    public static ProcessUse Of(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[14 - 3], CultureInfo.InvariantCulture) + long.Parse(fields[15 - 3], CultureInfo.InvariantCulture);
        return new ProcessUse(TimeSpan.FromSeconds(ticks / TicksPerSecond), Kibibytes(process, "VmRSS:") * 1024 / 1e6, Kibibytes(process, "VmHWM:") * 1024 / 1e6);
    }

    private static double Kibibytes(int process, string name) => double.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
