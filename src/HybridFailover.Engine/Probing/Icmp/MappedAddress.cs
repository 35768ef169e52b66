using System.Buffers.Binary;
using System.Net;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>Addresses as <see cref="EchoReply"/> holds them: IPv6 big-endian, IPv4 as v4-mapped IPv6.</summary>
public static class MappedAddress
{
    /// <summary>Of an address of either family. Allocates nothing.</summary>
    public static UInt128 Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4 ? OfV4(bytes) : OfV6(bytes);
    }

    internal static UInt128 OfV4(ReadOnlySpan<byte> bytes) => new(0, 0xFFFF_0000_0000UL | BinaryPrimitives.ReadUInt32BigEndian(bytes));

    internal static UInt128 OfV6(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);
}
