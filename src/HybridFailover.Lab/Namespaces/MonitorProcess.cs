using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Lab.Namespaces;

/// <summary>Keeps a monitor running inside the lab, as a service manager would: one that ends, or is killed, is started again after a second.</summary>
internal sealed partial class MonitorProcess : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ending = new();
    private readonly Func<Process> _start;
    private readonly Action<RecordedProcess> _record;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Task _keeping;
    private volatile string _state = "is starting";

    public MonitorProcess(Func<Process> start, Action<RecordedProcess> record, TimeProvider time, ILogger log)
    {
        (_start, _record, _time, _log) = (start, record, time, log);
        _keeping = Task.Run(KeepAsync);
    }

    /// <summary>In words, e.g. "runs as process 4711".</summary>
    public string State => _state;

    /// <summary>Asks it to end, and after five seconds ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _keeping;
        _ending.Dispose();
    }

    private async Task KeepAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync();
                if (!_ending.IsCancellationRequested) await Task.Delay(Pause, _time, _ending.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                _state = $"does not start: {exception.Message}";
                Log.NotStarted(_log, exception);
                await Task.Delay(Pause, _time, CancellationToken.None);
            }
        }
    }

    private async Task RunOnceAsync()
    {
        using var process = _start();
        if (RecordedProcess.Of("monitor", process.Id) is { } recorded) _record(recorded);
        _state = $"runs as process {process.Id}";
        try
        {
            await process.WaitForExitAsync(_ending.Token);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            return;
        }

        _state = $"ended with {process.ExitCode} and is started again";
        Log.Ended(_log, process.ExitCode);
    }

    private async Task EndAsync(Process process)
    {
        _ = Libc.Kill(process.Id, Libc.Terminate);
        using var patience = new CancellationTokenSource(Patience, _time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The monitor ended with {Code}; it is started again")]
        public static partial void Ended(ILogger log, int code);

        [LoggerMessage(Level = LogLevel.Error, Message = "The monitor does not start; tried again in a second")]
        public static partial void NotStarted(ILogger log, Exception exception);
    }
}
