using System.Globalization;
using System.Runtime.InteropServices;

namespace HybridFailover.Benchmarks.Reporting;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Description => string.Create(CultureInfo.InvariantCulture,
        $"Measured on {DateTimeOffset.UtcNow:yyyy-MM-dd}: {Environment.ProcessorCount} cores, {Processor}, {Gibibytes:0} GiB, Linux {Kernel}, .NET {Environment.Version}, load average {Load} at the start.");

    private static string Processor => Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Kernel => Read("/proc/sys/kernel/osrelease") ?? "?";

    private static string Load => Read("/proc/loadavg")?.Split(' ')[0] ?? "?";

    private static double Gibibytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);

    private static string? Field(string file, string name) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() : null;

    private static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : null;
}
