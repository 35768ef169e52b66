using System.Diagnostics;
using System.Text.Json;
using HybridFailover.Benchmarks.Programs;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>A load by the official JavaScript client, in a process of its own. It says "connected", measures for as long as it was told, and says what it saw.</summary>
internal sealed class NodeClients : IAsyncDisposable
{
    private readonly Process _process;

    private NodeClients(Process process) => _process = process;

    /// <summary>Starts it, and waits until all of its clients are connected.</summary>
    public static async Task<NodeClients> ConnectAsync(CancellationToken cancel, params string[] arguments)
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Shared/Clients"));
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) throw new InvalidOperationException($"The clients' packages are missing: npm ci in {folder} (tests/run does it).");
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var clients = new NodeClients(Children.Start(start));
        if (await clients._process.StandardOutput.ReadLineAsync(cancel) != "connected") throw new InvalidOperationException("The clients could not connect; their reason stands above.");
        return clients;
    }

    public async Task<JsonElement> ResultAsync(CancellationToken cancel) =>
        JsonDocument.Parse(await _process.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("The clients ended without a result.")).RootElement;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
