using System.Runtime.InteropServices;

namespace HybridFailover.Benchmarks.Programs;

/// <summary>What <see cref="System.Diagnostics.Process"/> has no word for.</summary>
internal static partial class ProcessSignals
{
    /// <summary>Asks a process to end.</summary>
    public static int Terminate(int process) => Kill(process, 15);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
