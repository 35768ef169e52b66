using System.Diagnostics;
using System.Globalization;

namespace HybridFailover.Benchmarks.Routes;

/// <summary>An EC2 endpoint on loopback in a process of its own, so that its work is not counted as the monitor's.</summary>
internal sealed class RoutesProcess : IAsyncDisposable
{
    private readonly Process _process;

    private RoutesProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<RoutesProcess> StartAsync(int tables, int destinations, CancellationToken cancel)
    {
        // Ourselves again: through "dotnet" the first argument is the assembly.
        var self = Environment.GetCommandLineArgs()[0];
        string[] assembly = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [self] : [];
        var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!,
            [.. assembly, RoutesServer.Command, tables.ToString(CultureInfo.InvariantCulture), destinations.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var url = await process.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("The endpoint's process ended at once.");
        return new RoutesProcess(process, new Uri(url));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
