using System.Runtime.InteropServices;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>User and system time, to the microsecond, of this process or of the children it has waited for.</summary>
internal static unsafe partial class ProcessorTime
{
    public static TimeSpan OfThisProcess => Read(0);

    public static TimeSpan OfEndedChildren => Read(-1);

    private static TimeSpan Read(int who)
    {
        // struct rusage: two timevals (seconds, microseconds), then 14 longs that are not read here.
        var usage = stackalloc long[18];
        if (GetResourceUsage(who, usage) != 0) throw new InvalidOperationException($"getrusage({who}) failed.");
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, long* usage);
}
