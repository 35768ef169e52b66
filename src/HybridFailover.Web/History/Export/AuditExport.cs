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
        // While one piece is on its way to the reader the next is made: neither waits for the other, and there are never more than two.
        var sending = Task.CompletedTask;
        var piece = Array.Empty<byte>();
        try
        {
            for (var isMore = true; isMore;)
            {
                isMore = snapshot.Fill(lines, Piece);
                var made = lines.Take();
                await sending;
                if (piece.Length < made.Length) piece = new byte[made.Length * 2];
                made.CopyTo(piece);
                sending = to.WriteAsync(piece.AsMemory(0, made.Length), cancel).AsTask();
                lines.Clear();
            }
            await sending;
        }
        finally
        {
            // When reading fails the piece before is still on its way: whoever ends the answer must not do so beside it.
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        snapshot.Dispose();
        ended();
    }
}
