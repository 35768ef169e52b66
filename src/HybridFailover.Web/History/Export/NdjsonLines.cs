using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace HybridFailover.Web.History.Export;

/// <summary>First a line that says what the file holds, then each record. Its content is text in text, so that it can be hashed byte for byte.</summary>
internal sealed class NdjsonLines : IExportLines
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256 * 1024);
    private readonly Utf8JsonWriter _json;

    // No page shows these lines as they are: only what JSON demands, and control characters, are escaped.
    public NdjsonLines() => _json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public int Length => _bytes.WrittenCount;

    public void Begin(ExportHead head)
    {
        _json.WriteStartObject();
        _json.WriteString("audit"u8, "hybridfailover"u8);
        _json.WriteString("program"u8, typeof(NdjsonLines).Assembly.GetName().Version?.ToString());
        _json.WriteString("exportedAt"u8, head.At.UtcDateTime);
        _json.WriteString("filter"u8, head.Filter.ToString());
        _json.WriteNumber("count"u8, head.Count);
        _json.WriteBoolean("evidence"u8, head.WithEvidence);
        _json.WriteString("degraded"u8, head.Degraded);
        _json.WriteStartArray("heads"u8);
        foreach (var chain in head.Heads) _json.WriteStringValue(HeadText.Of(chain));
        _json.WriteEndArray();
        EndLine();
    }

    public void Add(in ExportRow row, IReadOnlyList<(string Path, byte[] Rounds)> evidence)
    {
        Span<byte> at = stackalloc byte[32];
        Span<byte> hex = stackalloc byte[64];
        _json.WriteStartObject();
        _json.WriteString("chain"u8, Valid(row.Chain));
        _json.WriteNumber("sequence"u8, row.Sequence);
        row.At.TryFormat(at, out var length, "O");
        _json.WriteString("at"u8, at[..length]);
        _json.WriteString("kind"u8, Valid(row.Kind));
        _json.WriteString("id"u8, Valid(row.Id));
        _json.WriteString("content"u8, Valid(row.Content));
        WriteHash("previousHash"u8, row.PreviousHash, hex);
        WriteHash("hash"u8, row.Hash, hex);
        if (evidence.Count > 0)
        {
            _json.WriteStartArray("evidence"u8);
            foreach (var (path, rounds) in evidence)
            {
                _json.WriteStartObject();
                _json.WriteString("path"u8, path);
                _json.WriteBase64String("rounds"u8, rounds);
                _json.WriteEndObject();
            }
            _json.WriteEndArray();
        }
        EndLine();
    }

    public ReadOnlyMemory<byte> Take() => _bytes.WrittenMemory;

    public void Clear() => _bytes.ResetWrittenCount();

    public void Dispose() => _json.Dispose();

    private void WriteHash(ReadOnlySpan<byte> name, ReadOnlySpan<byte> hash, Span<byte> hex)
    {
        if (hash.Length == 32 && Convert.TryToHexStringLower(hash, hex, out _)) _json.WriteString(name, hex);
        else if (hash.IsEmpty) _json.WriteNull(name);
        else _json.WriteString(name, Convert.ToHexStringLower(hash)); // not ours: it was changed
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _bytes.Write("\n"u8);
    }

    // Bytes that are no text can only have come in by a change of the file; the line still is JSON, and its hash does not fit.
    private static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> text) => Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
}
