namespace HybridFailover.Web.History.Reading;

/// <summary>What can be asked about the history. Every question may end with <see cref="HistoryUnreadableException"/>.</summary>
internal sealed class AuditReader(HistoryStore store, HistoryReads reads)
{
    public string DatabasePath => store.DatabasePath;

    public string SpillPath => store.SpillPath;

    /// <summary>Why the newest records are not, or not all, found; null: they are.</summary>
    public string? Degraded => store.Degraded;

    public Task<EntryPage> PageAsync(AuditFilter filter, PageRequest page, CancellationToken cancel) => reads.AskAsync(connection => EntryPages.Read(connection, filter, page), cancel);

    /// <summary>A page for people: with what its entries' records say, and how many entries there are in all.</summary>
    public Task<RecordedPage> RecordedPageAsync(AuditFilter filter, PageRequest page, CancellationToken cancel) => reads.AskAsync(connection => RecordedPage.Read(connection, filter, page), cancel);

    /// <summary>How many entries that the filter finds are newer than a place.</summary>
    /// <returns>At most <see cref="EntryPages.MostNewer"/>.</returns>
    public Task<int> NewerAsync(AuditFilter filter, PageCursor than, CancellationToken cancel) => reads.AskAsync(connection => EntryPages.Newer(connection, filter, than), cancel);

    /// <param name="id">An entry's, or the id of its transition or command.</param>
    /// <returns>Null: there is none.</returns>
    public Task<EntryDetail?> FindAsync(string id, CancellationToken cancel) => reads.AskAsync(connection => EntryDetail.Read(connection, id), cancel);

    /// <summary>The number of the entry that a record belongs to: an outcome, the evidence, a note or a review.</summary>
    public Task<long?> EntryOfRecordAsync(long record, CancellationToken cancel) => reads.AskAsync(connection => EntryOfRecord.Find(connection, record), cancel);

    /// <returns>Null: there is no such entry.</returns>
    public Task<StoredEvidence?> EvidenceAsync(string id, CancellationToken cancel) => reads.AskAsync(connection => StoredEvidence.Read(connection, id), cancel);

    /// <summary>Notes and reviews of a site, newest first.</summary>
    public Task<IReadOnlyList<SiteRemark>> RemarksAsync(string site, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel) =>
        reads.AskAsync(connection => SiteRemark.Read(connection, site, from, to, limit), cancel);

    /// <returns>Null: there never was a site of this code.</returns>
    public Task<PastSite?> PastSiteAsync(string code, CancellationToken cancel) => reads.AskAsync(connection => PastSite.Read(connection, code), cancel);

    public Task<StoreStanding> StandingAsync(CancellationToken cancel) => reads.AskAsync(StoreStanding.Read, cancel);

    /// <returns>The content of the record that was brought with this key; null: none is in the database yet.</returns>
    public Task<string?> ContentAsync(byte[] key, CancellationToken cancel) => reads.AskAsync(connection =>
    {
        using var command = Prepared.On(connection, "SELECT content FROM records WHERE key = $key", "$key");
        return (string?)Prepared.Scalar(command, null, key);
    }, cancel);
}
