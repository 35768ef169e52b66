using System.Buffers.Binary;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>An echo request as it goes on the wire: 8 bytes of header and, like ping's, 56 of payload, the nonce first.</summary>
internal static class EchoPacket
{
    public const int HeaderLength = 8;
    public const int Length = HeaderLength + 56;

    // ping's own pattern: byte n of the payload holds n.
    private static ReadOnlySpan<byte> Filling =>
    [
        0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
        0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27,
        0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37,
    ];

    /// <summary>Writes <see cref="Length"/> bytes. The checksum of ICMPv6 stays 0: it covers addresses that only the kernel knows, which fills it in.</summary>
    public static void Write(Span<byte> packet, IcmpFamily family, ushort identifier, ushort sequence, ulong nonce)
    {
        packet = packet[..Length];
        packet[0] = IcmpTypes.EchoRequest(family);
        packet[1] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], identifier);
        BinaryPrimitives.WriteUInt16BigEndian(packet[6..], sequence);
        BinaryPrimitives.WriteUInt64BigEndian(packet[8..], nonce);
        Filling.CopyTo(packet[16..]);
        if (family == IcmpFamily.V4) BinaryPrimitives.WriteUInt16BigEndian(packet[2..], InternetChecksum.Of(packet));
    }

    /// <summary>Identifier, sequence and nonce of an echo header with what follows it; the nonce is 0 when it was cut off.</summary>
    /// <returns>False when even the header is cut off.</returns>
    public static bool TryRead(ReadOnlySpan<byte> echo, out ushort identifier, out ushort sequence, out ulong nonce)
    {
        (identifier, sequence, nonce) = (0, 0, 0);
        if (echo.Length < HeaderLength) return false;
        identifier = BinaryPrimitives.ReadUInt16BigEndian(echo[4..]);
        sequence = BinaryPrimitives.ReadUInt16BigEndian(echo[6..]);
        if (echo.Length >= HeaderLength + sizeof(ulong)) nonce = BinaryPrimitives.ReadUInt64BigEndian(echo[HeaderLength..]);
        return true;
    }
}
