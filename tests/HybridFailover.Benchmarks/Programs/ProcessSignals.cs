using System.Runtime.InteropServices;

namespace HybridFailover.Benchmarks.Programs;

/// <summary>What <see cref="System.Diagnostics.Process"/> has no word for.</summary>
internal static partial class ProcessSignals
{
    /// <summary>Asks a process to end.</summary>
    public static int Terminate(int process) => Kill(process, 15);

    /// <summary>Gives a file a second name.</summary>
    public static void Link(string file, string name)
    {
        if (MakeLink(file, name) != 0) throw new IOException($"{file} could not be linked to {name}: error {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeLink(string file, string name);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
