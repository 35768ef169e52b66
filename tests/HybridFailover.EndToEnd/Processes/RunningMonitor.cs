using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using HybridFailover.Lab.Namespaces;
using HybridFailover.Web.Api;

namespace HybridFailover.EndToEnd.Processes;

/// <summary>The monitor as a process of its own inside the lab's monitor host. It can be killed, and started again with what it left on disk.</summary>
internal sealed class RunningMonitor(MonitorStart start, string socket) : IAsyncDisposable
{
    // For machines that are busy with other work; no test takes as long as this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;

    public MonitorApi Api { get; } = new(socket);

    /// <summary>What a person at its console reads, all starts together.</summary>
    public string Said => string.Join('\n', _said);

    public void Start()
    {
        var info = start.Program("dotnet", WebProgram.Assembly, "run", "--config", start.ConfigFile);
        (info.RedirectStandardOutput, info.RedirectStandardError) = (true, true);
        // There is no lab process behind this lab to be turned from a page.
        info.Environment.Remove(RemoteLab.Variable);
        _process = new Process { StartInfo = info };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync(CancellationToken cancel)
    {
        if (_process is not { } process) return;
        process.Kill();
        await process.WaitForExitAsync(cancel);
        process.Dispose();
        _process = null;
    }

    /// <summary>As a service manager ends it; returns its exit code.</summary>
    public async Task<int> EndAsync(CancellationToken cancel)
    {
        var process = _process!;
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(cancel).WaitAsync(Patience, cancel);
        _process = null;
        return process.ExitCode;
    }

    /// <summary>Waits until it ends by itself; returns its exit code, when all that it said has been heard.</summary>
    public async Task<int> EndedAsync(CancellationToken cancel)
    {
        await _process!.WaitForExitAsync(cancel).WaitAsync(Patience, cancel);
        return _process.ExitCode;
    }

    /// <summary>Waits until the site is as described. Says what it was instead, and what the monitor said, when it does not come to that.</summary>
    public async Task<SiteResource> UntilAsync(string what, Func<SiteResource, bool> isSo, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        SiteResource? last = null;
        while (Stopwatch.GetElapsedTime(began) < Patience)
        {
            try
            {
                last = await Api.SiteAsync(cancel);
                if (isSo(last)) return last;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or SocketException or IOException or TaskCanceledException && !cancel.IsCancellationRequested)
            {
                if (_process is not { HasExited: false }) throw new InvalidOperationException($"The monitor has ended. It said:\n{Said}", notYet);
            }

            await Task.Delay(25, cancel);
        }

        throw new TimeoutException($"Not seen within {Patience.TotalSeconds:0} s: {what}. Instead: {Describe(last)}\nThe monitor said:\n{Said}");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(CancellationToken.None);
        Api.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null) _said.Enqueue(line);
    }

    private static string Describe(SiteResource? site) => site is null ? "no answer" :
        $"{site.Standing.Text}, {site.Mode.Text}, observed {site.Observed.Path}, next: {site.NextStep.Sentence}, alarms: {string.Join("; ", site.Alarms.Select(alarm => alarm.Sentence))}, "
        + string.Join("; ", site.Paths.Select(path => $"{path.Name} {path.Verdict}: {path.Sentence}"));
}
