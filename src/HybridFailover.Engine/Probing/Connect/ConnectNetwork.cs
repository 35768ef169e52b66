using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Probing.Connect;

/// <summary>
/// TCP and HTTP(S) attempts over the machine's own network. They run on the thread pool, at most one for a target; judging them
/// stays with the thread that takes the results.
/// </summary>
/// <param name="arrived">Called, from any thread, when a result can be taken: <see cref="IEchoNetwork.Wake"/> of the prober's network.</param>
public sealed partial class ConnectNetwork(Clock clock, Action arrived, ILogger<ConnectNetwork> log) : IConnectNetwork
{
    private readonly ConcurrentQueue<ConnectResult> _results = new();

    // By reference: two paths may have targets of the same text.
    private readonly ConcurrentDictionary<Target, long> _running = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationTokenSource _closing = new();

    /// <inheritdoc/>
    public void Start(long attempt, Target target, TimeSpan timeout)
    {
        if (_running.TryAdd(target, attempt)) _ = Task.Run(() => RunAsync(attempt, target, timeout));
        else Give(Result(attempt, ConnectFailure.AlreadyRunning, clock.Now));
    }

    /// <inheritdoc/>
    public bool TryTake(out ConnectResult result) => _results.TryDequeue(out result);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Not disposed of: attempts that end later still look at it, and it holds no timer.
        _closing.Cancel();
        _results.Clear();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The socket is disposed of in the finally block.")]
    private async Task RunAsync(long attempt, Target target, TimeSpan timeout)
    {
        using var overdue = new CancellationTokenSource(timeout, clock.Provider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(overdue.Token, _closing.Token);
        var sentAt = clock.Now;
        var failure = ConnectFailure.None;
        Socket? socket = null;
        try
        {
            var to = await BoundConnection.FindAsync(target, linked.Token);
            socket = BoundConnection.Open(target, to);
            sentAt = clock.Now;
            await BoundConnection.ConnectAsync(socket, to, linked.Token);
            if (target.Kind == TargetKind.Http) await HttpExchange.RunAsync(socket, target.Url!, linked.Token);
        }
        catch (ConnectFailedException error)
        {
            failure = error.Failure;
        }
        catch (OperationCanceledException)
        {
            failure = ConnectFailure.TimedOut;
        }
        catch (SocketException error)
        {
            failure = ConnectFailures.Of(error.SocketErrorCode, atOnce: true);
        }
        catch (Exception error)
        {
            Log.AttemptBroke(log, target, error);
            failure = ConnectFailure.NotPossibleHere;
        }
        var result = Result(attempt, failure, sentAt);
        socket?.Dispose();
        _running.TryRemove(target, out _);
        Give(result);
    }

    private ConnectResult Result(long attempt, ConnectFailure failure, TimeSpan sentAt) =>
        new(attempt, failure.Outcome(), sentAt, clock.Now) { Failure = failure };

    private void Give(ConnectResult result)
    {
        if (_closing.IsCancellationRequested) return;
        _results.Enqueue(result);
        arrived();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The attempt to reach {Target} broke in the monitor itself; it counts for nothing")]
        public static partial void AttemptBroke(ILogger logger, Target target, Exception error);
    }
}
