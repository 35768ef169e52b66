using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using static HybridFailover.Engine.Probing.Icmp.Native.LinuxConstants;

namespace HybridFailover.Engine.Probing.Icmp.Native;

/// <summary><c>struct sockaddr_in</c> and <c>sockaddr_in6</c>, as bytes.</summary>
internal static class SocketAddressBytes
{
    public const int V4Length = 16, V6Length = 28, Capacity = 32;

    /// <summary>Writes an address with port 0. Returns the length. Allocates nothing.</summary>
    public static int Write(Span<byte> bytes, IPAddress address)
    {
        bytes[..Capacity].Clear();
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            MemoryMarshal.Write(bytes, (ushort)AF_INET);
            address.TryWriteBytes(bytes[4..], out _);
            return V4Length;
        }
        MemoryMarshal.Write(bytes, (ushort)AF_INET6);
        address.TryWriteBytes(bytes[8..], out _);
        if (address.ScopeId != 0) MemoryMarshal.Write(bytes[24..], (uint)address.ScopeId);
        return V6Length;
    }

    /// <summary>The address, v4-mapped where it is IPv4. False for anything else, or when it is cut off.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out UInt128 address)
    {
        address = default;
        if (bytes.Length < 2) return false;
        switch (MemoryMarshal.Read<ushort>(bytes))
        {
            case AF_INET when bytes.Length >= V4Length:
                address = MappedAddress.OfV4(bytes[4..]);
                return true;
            case AF_INET6 when bytes.Length >= V6Length - sizeof(uint): // the scope may be missing
                address = MappedAddress.OfV6(bytes[8..]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The port: on a datagram ICMP socket, the identifier that the kernel gave it.</summary>
    public static ushort Port(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
}
