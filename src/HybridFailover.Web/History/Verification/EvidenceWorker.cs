using System.Collections.Concurrent;
using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Verification;

/// <summary>
/// Checks evidence beside the thread that follows the chains: reading and hashing it is half of the work. It has a connection of its own, whose
/// view is the later one: records and evidence are only ever added, so all that the chains' view has is in it.
/// </summary>
internal sealed class EvidenceWorker : IDisposable
{
    /// <summary>Records that wait at most: what the chains are ahead.</summary>
    private const int MostWaiting = 1_024;

    private readonly BlockingCollection<(long Id, AuditRecord Record)> _waiting = new(MostWaiting);
    private readonly CancellationTokenSource _gone = new();
    private readonly Task _working;
    private ChainFault? _fault;
    private long _bytes;

    /// <param name="path">Of the database; opened after the view of the chains has begun.</param>
    public EvidenceWorker(string path) => _working = Task.Factory.StartNew(() => Work(path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>How much was read, once it has ended.</summary>
    public long Bytes => _bytes;

    /// <summary>In the order of the records.</summary>
    public void Take(long id, AuditRecord record)
    {
        try
        {
            _waiting.Add((id, record), _gone.Token);
        }
        catch (OperationCanceledException)
        {
            // A fault or a failure was found, which End tells: what comes after it is of no interest any more.
        }
    }

    /// <summary>Waits for all that was brought.</summary>
    /// <returns>The first fault; null: all evidence fits.</returns>
    /// <exception cref="SqliteException">It can't be read.</exception>
    public ChainFault? End()
    {
        _waiting.CompleteAdding();
        _working.GetAwaiter().GetResult();
        return _fault;
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _gone.Cancel();
        // What it failed with was told by End, or stands behind a fault that came before it.
        ((IAsyncResult)_working).AsyncWaitHandle.WaitOne();
        _waiting.Dispose();
        _gone.Dispose();
    }

    private void Work(string path)
    {
        try
        {
            using var connection = HistoryDatabase.OpenToRead(path);
            using var view = connection.BeginTransaction(deferred: true);
            using var evidence = new EvidenceReader(connection, view);
            foreach (var (id, record) in _waiting.GetConsumingEnumerable(_gone.Token))
            {
                _fault = EvidenceCheck.Misfit(record, evidence.Of(id));
                _bytes = evidence.Bytes;
                if (_fault is not null) return;
            }
        }
        catch (OperationCanceledException)
        {
            // The chains ended with a fault of their own.
        }
        finally
        {
            _gone.Cancel();
        }
    }
}
