using System.Diagnostics;

namespace HybridFailover.EndToEnd.History;

/// <summary>SQLite's own client on the history's database, as an administrator opens it: a process that knows nothing of the monitor.</summary>
internal sealed class DatabaseClient : IDisposable
{
    private readonly Process _process;

    private DatabaseClient(Process process) => _process = process;

    public static DatabaseClient Start(string database) => new(Process.Start(new ProcessStartInfo("sqlite3", ["-bail", "-cmd", ".timeout 5000", database])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    })!);

    /// <summary>Has it carried out when it returns.</summary>
    public async Task DoAsync(string statement)
    {
        await _process.StandardInput.WriteLineAsync($"{statement}\n.print done");
        await _process.StandardInput.FlushAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (line == "done") return;
        throw new InvalidOperationException($"{statement}: {await _process.StandardError.ReadToEndAsync()}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
