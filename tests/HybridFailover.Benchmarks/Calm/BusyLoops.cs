using System.Diagnostics;

namespace HybridFailover.Benchmarks.Calm;

/// <summary>Other work on the machine: processes of ordinary priority that never rest.</summary>
internal sealed class BusyLoops : IDisposable
{
    private readonly List<Process> _loops = [];

    public BusyLoops(int count)
    {
        // Ends with its input, which ends with this process: a loop that outlives its benchmark would spoil the next one.
        for (var loop = 0; loop < count; loop++)
            _loops.Add(Process.Start(new ProcessStartInfo("bash", ["-c", "while :; do :; done & worker=$!; read -r _; kill $worker"]) { RedirectStandardInput = true })!);
    }

    public void Dispose()
    {
        foreach (var loop in _loops)
        {
            loop.StandardInput.Close();
            loop.WaitForExit();
            loop.Dispose();
        }
    }
}
