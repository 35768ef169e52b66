using HybridFailover.Web.History.Reading;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Verification;

/// <summary>Verifies chains for people who look at a page: one at a time, on a thread of its own, for a limited time.</summary>
internal sealed class ChainChecks(HistoryStore store, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _seat = new(1);

    /// <exception cref="HistoryUnreadableException">Nothing was verified, or not to the end.</exception>
    public async Task<VerifyReport> VerifyAsync(VerifyScope scope, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            await _seat.WaitAsync(ended.Token);
            var stop = ended.Token;
            var asked = Task.Factory.StartNew(() => Verify(scope, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return await asked.WaitAsync(ended.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new HistoryUnreadableException(store.DatabasePath, $"it was not verified to the end within {Limit.TotalSeconds:0} s; on the monitor's host, hybridfailover audit verify has no limit");
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or KeyNotFoundException)
        {
            throw new HistoryUnreadableException(store.DatabasePath, StoreTrouble.Words(failure), failure);
        }
    }

    public void Dispose() => _seat.Dispose();

    private VerifyReport Verify(VerifyScope scope, CancellationToken stop)
    {
        try
        {
            return DatabaseVerifier.Verify(store.DatabasePath, scope, stop);
        }
        finally
        {
            _seat.Release();
        }
    }
}
