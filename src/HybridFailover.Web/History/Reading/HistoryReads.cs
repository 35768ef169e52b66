using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>
/// Where questions to the database are carried out: on threads of their own, a few at a time, each for a limited time. A disk that hangs holds up
/// those threads, and none that probing and failover use. Audit and samples share them.
/// </summary>
internal sealed class HistoryReads(string path, TimeProvider time) : IDisposable
{
    private const int MostAtATime = 6;

    /// <summary>Less than the command line waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _seats = new(MostAtATime);

    public string Path => path;

    /// <exception cref="HistoryUnreadableException">The question has no answer.</exception>
    public async Task<T> AskAsync<T>(Func<SqliteConnection, T> question, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            await _seats.WaitAsync(ended.Token);
            var stop = ended.Token;
            var asked = Task.Factory.StartNew(() => Answer(question, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            // Whoever waits goes; the thread stays until the disk lets it go, and with it its seat.
            return await asked.WaitAsync(ended.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new HistoryUnreadableException(path, $"there was no answer within {Patience.TotalSeconds:0} s; the disk hangs, or the question is too wide: narrow the range");
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new HistoryUnreadableException(path, StoreTrouble.Words(failure), failure);
        }
    }

    public void Dispose() => _seats.Dispose();

    private T Answer<T>(Func<SqliteConnection, T> question, CancellationToken stop)
    {
        try
        {
            using var connection = HistoryDatabase.OpenToRead(path, pooled: true);
            using var interrupt = stop.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
            return question(connection);
        }
        finally
        {
            _seats.Release();
        }
    }
}
