using System.Collections.Concurrent;
using System.Diagnostics;

namespace HybridFailover.EndToEnd.Hubs;

/// <summary>A program in Node.js, with the official client, that watches the hub.</summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    public NodeProgram(params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("node could not be started.");
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Shared/Clients"));

    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Waits for a line that it prints after the first <paramref name="from"/> ones.</summary>
    /// <returns>How many lines there were up to and with it.</returns>
    public async Task<int> WaitForAsync(Func<string, bool> wanted, CancellationToken cancel, int from = 0)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, cancel))
        {
            var lines = Lines;
            for (var index = from; index < lines.Count; index++)
                if (wanted(lines[index])) return index + 1;
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), $"It was not printed. After line {from}:\n{string.Join('\n', lines.Skip(from))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is not null) _lines.Enqueue(line);
    }
}
