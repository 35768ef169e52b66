using System.Buffers.Text;
using System.Text.Json;

namespace HybridFailover.Web.History.Export;

/// <summary>The members of a record's content that have columns of their own, as unescaped UTF-8. One for all records of an export.</summary>
internal sealed class ContentColumns
{
    /// <summary>In the order of the columns.</summary>
    public static readonly string[] Names =
        ["trigger", "from", "to", "result", "accepted", "actor", "sentence", "cause", "reason", "ticket", "text", "detectedAt", "decidedAt", "appliedAt", "verifiedAt", "endedAt"];

    private static readonly byte[][] Utf8Names = [.. Names.Select(System.Text.Encoding.UTF8.GetBytes)];

    private readonly int[] _begin = new int[Names.Length];
    private readonly int[] _length = new int[Names.Length];
    private byte[] _texts = new byte[16 * 1024];

    public ReadOnlySpan<byte> this[int column] => _texts.AsSpan(_begin[column], _length[column]);

    /// <summary>From detection to the proof, else to the end; null: it has not both.</summary>
    public double? DurationSeconds => Time(11) is { } detected && (Time(14) ?? Time(15)) is { } ended ? (ended - detected).TotalSeconds : null;

    public void Read(ReadOnlySpan<byte> content)
    {
        Array.Clear(_length);
        if (_texts.Length < content.Length) _texts = new byte[content.Length * 2];
        var used = 0;
        try
        {
            var json = new Utf8JsonReader(content);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var column = ColumnOf(ref json);
                json.Read();
                if (column >= 0 && json.TokenType is JsonTokenType.String or JsonTokenType.True or JsonTokenType.False)
                {
                    _begin[column] = used;
                    _length[column] = json.TokenType == JsonTokenType.String ? Copy(ref json, used) : Put(json.ValueSpan, used);
                    used += _length[column];
                }
                else json.Skip();
            }
        }
        catch (Exception changed) when (changed is JsonException or InvalidOperationException)
        {
            // The content was changed, and is no object any more: it stands in its own column, as it is.
        }
    }

    private static int ColumnOf(ref Utf8JsonReader json)
    {
        for (var column = 0; column < Utf8Names.Length; column++)
            if (json.ValueSpan.SequenceEqual(Utf8Names[column])) return column;
        return -1;
    }

    /// <summary>NUL ends a text for many a reader of such files; the content's own column has it, escaped. So with the other control characters that are no white space.</summary>
    private int Copy(ref Utf8JsonReader json, int at)
    {
        var length = json.CopyString(_texts.AsSpan(at));
        foreach (ref var letter in _texts.AsSpan(at, length))
            if (letter is < 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n') or 0x7F) letter = (byte)'?';
        return length;
    }

    private int Put(ReadOnlySpan<byte> text, int at)
    {
        text.CopyTo(_texts.AsSpan(at));
        return text.Length;
    }

    private DateTime? Time(int column) =>
        Utf8Parser.TryParse(this[column], out DateTime at, out var length, 'O') && length == _length[column] ? at : null;
}
