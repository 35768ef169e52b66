using HybridFailover.Aws.Credentials;
using HybridFailover.Aws.Ec2;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Aws.Routes;

/// <summary>
/// Sees to it that a failover finds credentials resolved, connections open and code compiled. Every 20 s credentials are
/// renewed and a few connections are used, because EC2 closes those that are not. Eight small reads in 20 s are 2 % of what
/// EC2 grants an account.
/// </summary>
internal sealed partial class Warmth(Ec2Client client, CredentialSource credentials, Clock clock, ILogger logger) : IAsyncDisposable
{
    private const int Connections = 8;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstCredentials = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task? _loop;

    /// <summary>Warms up once, and starts the loop that keeps it so.</summary>
    /// <returns>Null when ready, else what is wrong.</returns>
    public async Task<string?> BeginAsync(CancellationToken cancel)
    {
        var rehearsal = Task.Run(RehearseAsync, CancellationToken.None);
        var trouble = await OnceAsync(cancel);
        await rehearsal.WaitAsync(cancel);
        lock (_gate) _loop ??= LoopAsync();
        return trouble;
    }

    /// <summary>One turn: credentials, then a knock on each connection side by side.</summary>
    /// <returns>Null when EC2 answered them, else what is wrong.</returns>
    public async Task<string?> OnceAsync(CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(FirstCredentials, clock.Provider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        if (await credentials.RenewAsync(either.Token) is null)
        {
            cancel.ThrowIfCancellationRequested();
            return credentials.Trouble;
        }
        var answers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => client.KnockAsync(cancel)));
        cancel.ThrowIfCancellationRequested();
        // DryRunOperation: allowed. Throttled: EC2 is there and knows us, which is all that was asked.
        var bad = answers.FirstOrDefault(answer => !answer.IsDone && answer.Code != "DryRunOperation" && !ErrorTable.IsThrottling(answer.Code));
        return bad is null ? null : Sentence.Of($"EC2 at {client.Endpoint} is not ready: {bad.Action} failed: {bad.Said}.", ErrorTable.AdviceFor(bad.Code));
    }

    private async Task RehearseAsync()
    {
        try
        {
            await Rehearsal.RunAsync(clock);
        }
        catch (Exception e)
        {
            Log.NotRehearsed(logger, e);
        }
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(Period, clock.Provider);
        string? before = null;
        while (await NextAsync(timer))
        {
            try
            {
                var trouble = await OnceAsync(_stop.Token);
                if (trouble is not null) Log.NotWarm(logger, trouble);
                else if (before is not null) Log.WarmAgain(logger);
                before = trouble;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.TurnFailed(logger, e);
            }
        }
    }

    private async Task<bool> NextAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_loop is { } loop) await loop;
        _stop.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Trouble} Failovers are tried all the same.")]
        public static partial void NotWarm(ILogger logger, string trouble);

        [LoggerMessage(Level = LogLevel.Information, Message = "EC2 answers again.")]
        public static partial void WarmAgain(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "The rehearsal of a failover failed: the first real one may take some 100 ms longer.")]
        public static partial void NotRehearsed(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Error, Message = "Keeping the connection to EC2 warm failed; the next turn comes in 20 s.")]
        public static partial void TurnFailed(ILogger logger, Exception e);
    }
}
