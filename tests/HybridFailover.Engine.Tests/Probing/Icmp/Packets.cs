using System.Buffers.Binary;
using System.Net;
using HybridFailover.Engine.Probing.Icmp;

namespace HybridFailover.Engine.Tests.Probing.Icmp;

/// <summary>Packets as they come from the network, written out by hand here so that the product's own writing is not its own witness.</summary>
internal static class Packets
{
    public const ushort Identifier = 0x4846, Sequence = 0x0102;
    public const ulong Nonce = 0x1122334455667788;

    public static byte[] Echo(byte type, int payload = 56)
    {
        var packet = new byte[8 + payload];
        packet[0] = type;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), Identifier);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6), Sequence);
        if (payload >= 8) BinaryPrimitives.WriteUInt64BigEndian(packet.AsSpan(8), Nonce);
        return Checked(packet);
    }

    public static byte[] V4Error(byte type, byte code, byte[] quoted) => Checked([type, code, 0, 0, 0, 0, 0, 0, .. quoted]);

    public static byte[] V6Error(byte type, byte code, byte[] quoted) => [type, code, 0, 0, 0, 0, 0, 0, .. quoted];

    public static byte[] V4Packet(string destination, byte[] content, byte protocol = 1, int options = 0, ushort fragment = 0)
    {
        var header = new byte[20 + options];
        header[0] = (byte)(0x40 | (header.Length / 4));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), fragment);
        header[9] = protocol;
        IPAddress.Parse("10.0.2.10").GetAddressBytes().CopyTo(header, 12);
        IPAddress.Parse(destination).GetAddressBytes().CopyTo(header, 16);
        return [.. header, .. content];
    }

    public static byte[] V6Packet(string destination, byte[] content, byte next = 58)
    {
        var header = new byte[40];
        header[0] = 0x60;
        header[6] = next;
        IPAddress.Parse("2001:db8::10").GetAddressBytes().CopyTo(header, 8);
        IPAddress.Parse(destination).GetAddressBytes().CopyTo(header, 24);
        return [.. header, .. content];
    }

    private static byte[] Checked(byte[] message)
    {
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), InternetChecksum.Of(message));
        return message;
    }
}
