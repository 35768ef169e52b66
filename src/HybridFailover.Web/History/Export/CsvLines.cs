using CsvHelper;

namespace HybridFailover.Web.History.Export;

/// <summary>
/// RFC 4180 with a byte order mark, for spreadsheets, which take a cell that begins like a formula for one: there an apostrophe is put in front of texts; numbers stay numbers.
/// </summary>
internal sealed class CsvLines : IExportLines
{
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\r\n", WriteByteOrderMark = true, HasHeader = false, Injection = CsvInjection.Escape, InjectionCharacters = "=+-@\t\r", InjectionEscape = '\'',
    };

    private readonly MemoryStream _bytes = new(256 * 1024);
    private readonly ContentColumns _columns = new();
    private readonly CsvWriter _csv;

    public CsvLines() => _csv = CsvWriter.Create(_bytes, Options, leaveOpen: true);

    // What the writer itself holds back comes with the next taking.
    public int Length => (int)_bytes.Length;

    public void Begin(ExportHead head)
    {
        _csv.WriteRecord(["chain", "sequence", "at", "kind", "id", .. ContentColumns.Names, "durationSeconds", "content", "previousHash", "hash"]);
    }

    public void Add(in ExportRow row, IReadOnlyList<(string Path, byte[] Rounds)> evidence)
    {
        Span<byte> buffer = stackalloc byte[64];
        _columns.Read(row.Content);
        _csv.WriteField(row.Chain);
        _csv.WriteField(row.Sequence, default);
        row.At.TryFormat(buffer, out var length, "O");
        _csv.WriteField(buffer[..length]);
        _csv.WriteField(row.Kind);
        _csv.WriteField(row.Id);
        for (var column = 0; column < ContentColumns.Names.Length; column++) _csv.WriteField(_columns[column]);
        if (_columns.DurationSeconds is { } seconds) _csv.WriteField(seconds, default);
        else _csv.WriteField(default(ReadOnlySpan<byte>));
        _csv.WriteField(row.Content);
        WriteHash(row.PreviousHash, buffer);
        WriteHash(row.Hash, buffer);
        _csv.EndRecord();
    }

    public ReadOnlyMemory<byte> Take()
    {
        _csv.Flush();
        return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
    }

    public void Clear() => _bytes.SetLength(0);

    public void Dispose() => _csv.Dispose();

    private void WriteHash(ReadOnlySpan<byte> hash, Span<byte> hex)
    {
        if (hash.Length == 32 && Convert.TryToHexStringLower(hash, hex, out _)) _csv.WriteField(hex);
        else _csv.WriteField(Convert.ToHexStringLower(hash));
    }
}
