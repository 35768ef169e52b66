using HybridFailover.Engine.Audit;
using HybridFailover.Web.History.Reading;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Export;

/// <summary>Begins exports, a few at a time, and records each before its first byte leaves.</summary>
internal sealed class AuditExports(HistoryStore store, TimeProvider time) : IDisposable
{
    private const int MostAtATime = 2;

    /// <summary>Until the filter has found what is to be exported.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The record of an export is waited for so long; then it is queued, and the export begins.</summary>
    private static readonly TimeSpan RecordPatience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _seats = new(MostAtATime);

    /// <param name="who">For the record.</param>
    /// <exception cref="HistoryUnreadableException">The database can't be read, or too many read it.</exception>
    public async Task<AuditExport> BeginAsync(AuditFilter filter, ExportFormat format, bool withEvidence, string who, CancellationToken cancel)
    {
        if (!await _seats.WaitAsync(TimeSpan.Zero, cancel)) throw new HistoryUnreadableException(store.DatabasePath, $"{MostAtATime} exports run already; wait for one to end");
        var opening = Task.Factory.StartNew(() => ExportSnapshot.Open(store.DatabasePath, filter, withEvidence), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var snapshot = await opening.WaitAsync(Patience, time, cancel);
            var head = new ExportHead(filter, format, withEvidence, time.GetUtcNow(), snapshot.Count, snapshot.Begin, snapshot.Heads, store.Degraded);
            await RecordAsync(head, who);
            return new AuditExport(head, snapshot, () => _seats.Release());
        }
        catch (Exception failure)
        {
            // Whenever it opens after all, it is closed at once.
            _ = opening.ContinueWith(opened => { if (opened.IsCompletedSuccessfully) opened.Result.Dispose(); _seats.Release(); }, TaskScheduler.Default);
            if (failure is TimeoutException) throw new HistoryUnreadableException(store.DatabasePath, $"what to export was not found within {Patience.TotalSeconds:0} s; narrow the range");
            if (failure is SqliteException or IOException) throw new HistoryUnreadableException(store.DatabasePath, StoreTrouble.Words(failure), failure);
            throw;
        }
    }

    public void Dispose() => _seats.Dispose();

    private async Task RecordAsync(ExportHead head, string who)
    {
        var filter = head.Filter.ToString();
        var sentence = FormattableString.Invariant($"{head.Count} records were exported as {Api.KebabWord.Of(head.Format)}{(filter.Length > 0 ? $", those of {filter}" : "")}");
        var recorded = store.AppendAsync(EventContent.Of(AuditEntry.Program, AuditKind.Exported, head.At, sentence,
            ("actor", who), ("filter", filter), ("format", Api.KebabWord.Of(head.Format)), ("count", FormattableString.Invariant($"{head.Count}"))));
        await Task.WhenAny(recorded, Task.Delay(RecordPatience, time));
    }
}
