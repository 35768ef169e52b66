namespace HybridFailover.Web.History.Export;

/// <summary>An export that has begun: what it holds is known, and is written out piece by piece, so that memory stays flat.</summary>
internal sealed class AuditExport(ExportHead head, ExportSnapshot snapshot, Action ended) : IDisposable
{
    private const int Piece = 64 * 1024;

    public ExportHead Head => head;

    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The database could not be read to the end.</exception>
    public async Task WriteAsync(Stream to, CancellationToken cancel)
    {
        using IExportLines lines = head.Format == ExportFormat.Csv ? new CsvLines() : new NdjsonLines();
        lines.Begin(head);
        for (var isMore = true; isMore;)
        {
            isMore = snapshot.Fill(lines, Piece);
            await to.WriteAsync(lines.Take(), cancel);
            lines.Clear();
        }
    }

    public void Dispose()
    {
        snapshot.Dispose();
        ended();
    }
}
