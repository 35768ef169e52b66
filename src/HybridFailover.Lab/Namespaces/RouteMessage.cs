using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace HybridFailover.Lab.Namespaces;

/// <summary>The kernel's route messages, rtnetlink(7), in host byte order but for addresses.</summary>
internal static class RouteMessage
{
    private const int HeaderLength = 16, RouteLength = 12;
    private const ushort Error = 2, NewRoute = 24, DeleteRoute = 25;
    private const ushort Request = 1, Acknowledge = 4, Replace = 0x100, Create = 0x400;
    private const byte StaticProtocol = 4, Unicast = 1, Blackhole = 6;
    private const ushort Destination = 1, OutInterface = 4, Gateway = 5, Priority = 6, Table = 15;

    /// <summary>Longest message written here: two IPv6 addresses and three numbers.</summary>
    public const int MaxLength = HeaderLength + RouteLength + 2 * 20 + 3 * 8;

    /// <summary>Makes the route, or takes the place of the one with the same network, table and metric, with no moment in between.</summary>
    public static int WriteSet(Span<byte> buffer, uint sequence, in KernelRoute route) =>
        Write(buffer, NewRoute, Request | Acknowledge | Create | Replace, sequence, route);

    public static int WriteRemove(Span<byte> buffer, uint sequence, in KernelRoute route) =>
        Write(buffer, DeleteRoute, Request | Acknowledge, sequence, route with { Gateway = null }, anyType: true);

    /// <summary>Reads one acknowledgement. 0 is success, otherwise the error number.</summary>
    /// <returns>Null when the message is not an acknowledgement.</returns>
    public static (uint Sequence, int Error)? ReadAcknowledgement(ReadOnlySpan<byte> message) =>
        message.Length >= HeaderLength + 4 && Number16(message[4..]) == Error
            ? (BinaryPrimitives.ReadUInt32LittleEndian(message[8..]), -BinaryPrimitives.ReadInt32LittleEndian(message[HeaderLength..]))
            : null;

    private static int Write(Span<byte> buffer, ushort type, ushort flags, uint sequence, in KernelRoute route, bool anyType = false)
    {
        var network = route.Network.BaseAddress;
        buffer[..MaxLength].Clear();
        var header = buffer[HeaderLength..];
        header[0] = (byte)(network.AddressFamily == AddressFamily.InterNetwork ? 2 : 10);
        header[1] = (byte)route.Network.PrefixLength;
        header[5] = StaticProtocol;
        header[7] = anyType ? (byte)0 : route.Gateway is null ? Blackhole : Unicast;
        if (anyType) (header[5], header[6]) = (0, 255); // any protocol, any scope

        var at = HeaderLength + RouteLength;
        at += WriteAddress(buffer[at..], Destination, network);
        at += WriteNumber(buffer[at..], Table, (uint)route.Table);
        at += WriteNumber(buffer[at..], Priority, route.Metric);
        if (route.Gateway is { } gateway)
        {
            at += WriteAddress(buffer[at..], Gateway, gateway);
            at += WriteNumber(buffer[at..], OutInterface, (uint)route.Interface);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(buffer, (uint)at);
        BinaryPrimitives.WriteUInt16LittleEndian(buffer[4..], type);
        BinaryPrimitives.WriteUInt16LittleEndian(buffer[6..], flags);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[8..], sequence);
        return at;
    }

    private static int WriteAddress(Span<byte> buffer, ushort kind, IPAddress address)
    {
        _ = address.TryWriteBytes(buffer[4..], out var length);
        return WriteAttribute(buffer, kind, length);
    }

    private static int WriteNumber(Span<byte> buffer, ushort kind, uint number)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], number);
        return WriteAttribute(buffer, kind, 4);
    }

    private static int WriteAttribute(Span<byte> buffer, ushort kind, int length)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(buffer, (ushort)(4 + length));
        BinaryPrimitives.WriteUInt16LittleEndian(buffer[2..], kind);
        return 4 + length;
    }

    private static ushort Number16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
