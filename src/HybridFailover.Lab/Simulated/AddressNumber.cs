using System.Buffers.Binary;
using System.Net;

namespace HybridFailover.Lab.Simulated;

/// <summary>An address as <see cref="Engine.Probing.EchoReply"/> carries it: v4-mapped IPv6, big-endian.</summary>
internal static class AddressNumber
{
    public static UInt128 Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = address.MapToIPv6().TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
