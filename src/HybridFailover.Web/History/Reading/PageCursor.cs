using System.Buffers.Binary;
using System.Buffers.Text;

namespace HybridFailover.Web.History.Reading;

/// <summary>A place between two entries in the order of (at, id): at an entry, whether or not it is still found. As text it says nothing to people, and is passed back as it came.</summary>
internal readonly record struct PageCursor(long At, long Id)
{
    private const int Size = 16;

    /// <summary>Before everything: all entries are newer.</summary>
    public static PageCursor Oldest { get; } = new(0, 1);

    /// <summary>Right before the entry at this place: what follows begins with it.</summary>
    public PageCursor IncludingItself => this with { Id = Id + 1 };

    /// <returns>Null: no cursor of ours.</returns>
    public static PageCursor? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length != Base64Url.GetEncodedLength(Size) || !Base64Url.TryDecodeFromChars(text, bytes, out var count) || count != Size) return null;
        var cursor = new PageCursor(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
        return cursor.At >= 0 && cursor.At < DateTime.MaxValue.Ticks && cursor.Id > 0 ? cursor : null;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Id);
        return Base64Url.EncodeToString(bytes);
    }
}
