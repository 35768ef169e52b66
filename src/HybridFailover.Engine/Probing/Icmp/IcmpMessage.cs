using System.Buffers.Binary;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>
/// Reads what a raw socket received. Anything can be in there, sent by anybody: whatever is cut off, corrupt or not about an
/// echo request is no reply, and never an error.
/// </summary>
internal static class IcmpMessage
{
    private const int V4HeaderLength = 20, V6HeaderLength = 40;
    private const byte V4Protocol = 1, V6NextHeader = 58;

    /// <summary>Takes the IPv4 header off, which raw IPv4 sockets deliver and others do not. Empty when it is malformed.</summary>
    public static ReadOnlySpan<byte> WithoutV4Header(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < V4HeaderLength || packet[0] >> 4 != 4) return default;
        var length = (packet[0] & 0x0F) * 4;
        return length < V4HeaderLength || length > packet.Length ? default : packet[length..];
    }

    /// <summary>Reads a message from its ICMP header on.</summary>
    /// <param name="whole">False when the buffer cut the message off: its checksum can't be checked then.</param>
    public static bool TryRead(ReadOnlySpan<byte> message, bool whole, IcmpFamily family, UInt128 source, TimeSpan receivedAt, out EchoReply reply)
    {
        reply = default;
        if (message.Length < EchoPacket.HeaderLength) return false;
        // The kernel hands IPv4 messages to raw sockets before it checks their checksum, and ICMPv6 ones after.
        if (family == IcmpFamily.V4 && whole && InternetChecksum.Of(message) != 0) return false;

        if (message[0] == IcmpTypes.EchoReply(family))
        {
            if (message[1] != 0 || !EchoPacket.TryRead(message, out var identifier, out var sequence, out var nonce)) return false;
            reply = new EchoReply(EchoReplyKind.Reply, source, 0, identifier, sequence, nonce, receivedAt);
            return true;
        }

        if (IcmpTypes.ErrorKind(family, message[0], message[1]) is not { } kind) return false;
        var quoted = message[EchoPacket.HeaderLength..];
        return family == IcmpFamily.V4
            ? TryReadV4Quote(quoted, kind, source, receivedAt, out reply)
            : TryReadV6Quote(quoted, kind, source, receivedAt, out reply);
    }

    /// <summary>Reads an echo request that an error quotes from its ICMP header on.</summary>
    public static bool TryReadQuotedEcho(
        ReadOnlySpan<byte> echo, IcmpFamily family, EchoReplyKind kind, UInt128 source, UInt128 destination, TimeSpan receivedAt, out EchoReply reply)
    {
        reply = default;
        if (!EchoPacket.TryRead(echo, out var identifier, out var sequence, out var nonce)) return false;
        if (echo[0] != IcmpTypes.EchoRequest(family) || echo[1] != 0) return false;
        reply = new EchoReply(kind, source, destination, identifier, sequence, nonce, receivedAt);
        return true;
    }

    private static bool TryReadV4Quote(ReadOnlySpan<byte> quoted, EchoReplyKind kind, UInt128 source, TimeSpan receivedAt, out EchoReply reply)
    {
        reply = default;
        var echo = WithoutV4Header(quoted);
        if (echo.IsEmpty || quoted[9] != V4Protocol) return false;
        // A later fragment has no ICMP header: what stands in its place is payload.
        if ((BinaryPrimitives.ReadUInt16BigEndian(quoted[6..]) & 0x1FFF) != 0) return false;
        return TryReadQuotedEcho(echo, IcmpFamily.V4, kind, source, MappedAddress.OfV4(quoted[16..]), receivedAt, out reply);
    }

    private static bool TryReadV6Quote(ReadOnlySpan<byte> quoted, EchoReplyKind kind, UInt128 source, TimeSpan receivedAt, out EchoReply reply)
    {
        reply = default;
        // Probes carry no extension headers, so a quote that has some is not of ours.
        if (quoted.Length < V6HeaderLength || quoted[0] >> 4 != 6 || quoted[6] != V6NextHeader) return false;
        return TryReadQuotedEcho(quoted[V6HeaderLength..], IcmpFamily.V6, kind, source, MappedAddress.OfV6(quoted[24..]), receivedAt, out reply);
    }
}
