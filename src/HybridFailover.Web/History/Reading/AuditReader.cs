namespace HybridFailover.Web.History.Reading;

/// <summary>What can be asked about the history. Every question may end with <see cref="HistoryUnreadableException"/>.</summary>
internal sealed class AuditReader(HistoryStore store, HistoryReads reads)
{
    public string DatabasePath => store.DatabasePath;

    public string SpillPath => store.SpillPath;

    /// <summary>Why the newest records are not, or not all, found; null: they are.</summary>
    public string? Degraded => store.Degraded;

    public Task<EntryPage> PageAsync(AuditFilter filter, PageRequest page, CancellationToken cancel) => reads.AskAsync(connection => EntryPages.Read(connection, filter, page), cancel);

    /// <param name="id">An entry's, or the id of its transition or command.</param>
    /// <returns>Null: there is none.</returns>
    public Task<EntryDetail?> FindAsync(string id, CancellationToken cancel) => reads.AskAsync(connection => EntryDetail.Read(connection, id), cancel);

    /// <returns>Null: there is no such entry.</returns>
    public Task<StoredEvidence?> EvidenceAsync(string id, CancellationToken cancel) => reads.AskAsync(connection => StoredEvidence.Read(connection, id), cancel);

    public Task<StoreStanding> StandingAsync(CancellationToken cancel) => reads.AskAsync(StoreStanding.Read, cancel);

    /// <returns>The content of the record that was brought with this key; null: none is in the database yet.</returns>
    public Task<string?> ContentAsync(byte[] key, CancellationToken cancel) => reads.AskAsync(connection =>
    {
        using var command = Prepared.On(connection, "SELECT content FROM records WHERE key = $key", "$key");
        return (string?)Prepared.Scalar(command, null, key);
    }, cancel);
}
