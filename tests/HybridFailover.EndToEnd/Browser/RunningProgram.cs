using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace HybridFailover.EndToEnd.Browser;

/// <summary>The real program as a process of its own, with the simulated lab.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _output = new();
    private Process? _process;

    public RunningProgram(int? port = null) => Address = new Uri($"http://127.0.0.1:{port ?? FreePort()}/");

    public Uri Address { get; }

    /// <summary>Starts it, and waits until every site was read and judged.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { ProgramPath, "run", "--lab", "--urls", Address.ToString() }) start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException($"dotnet {ProgramPath} could not be started.");
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); !await IsReadyAsync(client, cancel); await Task.Delay(100, cancel))
        {
            if (_process.HasExited || waited.Elapsed > StartLimit)
                throw new InvalidOperationException($"The program was not ready after {waited.Elapsed.TotalSeconds:0} s. It said:\n{Output}");
        }
    }

    /// <summary>Resident, of the whole process; megabytes.</summary>
    public double Megabytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>As <c>kill -9</c> does: it gets no chance to say goodbye.</summary>
    public async Task KillAsync()
    {
        if (_process is not { HasExited: false } process) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    private static string ProgramPath => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Program").Value!;

    private string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    private void Note(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancel)
    {
        try
        {
            using var response = await client.GetAsync("readyz", cancel);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
