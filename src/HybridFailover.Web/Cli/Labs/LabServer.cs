using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;
using HybridFailover.Web.Hosting;

namespace HybridFailover.Web.Cli.Labs;

/// <summary>The process behind <c>lab up</c>: the lab of namespaces, and this program as the monitor inside it.</summary>
internal static class LabServer
{
    public static async Task<int> RunAsync(string prefix, int port, TextWriter error)
    {
        using var logs = LoggerFactory.Create(logging => logging.AddConsoleLines());
        using var stopping = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        var options = new SupervisorOptions { Lab = new() { Prefix = prefix, Logging = logs }, Dashboard = new IPEndPoint(IPAddress.Loopback, port) };
        try
        {
            await NamespaceLabSupervisor.RunAsync(options, StartMonitor, stopping.Token);
            return ExitCode.Done;
        }
        catch (LabException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCode.Refused;
        }

        // The lab takes itself down, and then the process ends.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    private static Process StartMonitor(MonitorStart start)
    {
        var (program, arguments) = ThisProgram.With("run", "--config", start.ConfigFile);
        return Process.Start(start.Program(program, arguments)) ?? throw new LabException($"{program} could not be started.");
    }
}
