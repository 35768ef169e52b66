using System.Collections.Concurrent;
using System.Diagnostics;
using HybridFailover.Lab;

namespace HybridFailover.Benchmarks.Programs;

/// <summary>A monitor in a process of its own, with its own folder for configuration and data. Ends, and leaves nothing, when disposed.</summary>
internal sealed class RunningMonitor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private RunningMonitor(string folder, string data, Process process, DateTimeOffset startedAt)
    {
        (_folder, _process, StartedAt) = (folder, process, startedAt);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Api = new MonitorApi(Path.Combine(data, "hybridfailover.sock"));
    }

    public MonitorApi Api { get; }

    public int Id => _process.Id;

    /// <summary>By this process's clock, right before the other one was made.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>What it wrote, line by line.</summary>
    public IEnumerable<string> Said => _said;

    /// <param name="prepare">Makes the start from the configuration file's path.</param>
    /// <param name="data">A data directory that outlives it; null: one of its own.</param>
    /// <param name="fill">Puts into the data directory what an earlier run is to have left.</param>
    public static RunningMonitor Start(
        IReadOnlyList<KeyValuePair<string, string?>> configuration, Func<string, ProcessStartInfo> prepare, string? data = null, Action<string>? fill = null)
    {
        var folder = Children.NewFolder();
        data ??= Path.Combine(folder, "data");
        fill?.Invoke(Directory.CreateDirectory(data).FullName);
        var file = Path.Combine(folder, "config.json");
        File.WriteAllText(file, LabJson.Of([.. configuration, new("HybridFailover:DataDirectory", data)]));
        var start = prepare(file);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        // A build of a newer patch may be measured than the one that built this program; and nobody's settings are ours.
        foreach (var name in (string[])["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "HTTP_PORTS"]) start.Environment.Remove(name);
        var startedAt = DateTimeOffset.UtcNow;
        return new RunningMonitor(folder, data, Children.Start(start), startedAt);
    }

    /// <summary>Waits for what is asked for, looking now and then.</summary>
    /// <exception cref="TimeoutException">It did not come; the message has the monitor's last words.</exception>
    public async Task UntilAsync(string what, Func<Task<bool>> holds, TimeSpan patience, CancellationToken cancel, int everyMilliseconds = 50)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(everyMilliseconds, cancel))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The monitor ended with {_process.ExitCode}. {LastWords}");
            if (await holds()) return;
            if (Stopwatch.GetElapsedTime(began) > patience) throw new TimeoutException($"{what}: not within {patience.TotalSeconds:0} s. {LastWords}");
        }
    }

    public Task UntilReadyAsync(TimeSpan patience, CancellationToken cancel, int everyMilliseconds = 50) =>
        UntilAsync("A monitor that is ready", () => Api.IsReadyAsync(cancel), patience, cancel, everyMilliseconds);

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (!_process.HasExited) _ = ProcessSignals.Terminate(_process.Id);
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string LastWords => $"Its last words: {string.Join(" / ", _said.TakeLast(8))}";

    private void Hear(string? line)
    {
        if (line is not null) _said.Enqueue(line);
    }
}
