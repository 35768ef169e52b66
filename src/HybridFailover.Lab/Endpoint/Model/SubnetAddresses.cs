using System.Buffers.Binary;
using System.Net;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>Addresses of an IPv4 subnet.</summary>
internal static class SubnetAddresses
{
    /// <summary>The first address that nobody has; EC2 keeps the first four and the last. Null when all are taken.</summary>
    public static string? Free(Destination cidr, HashSet<string> taken)
    {
        var network = cidr.Network!.Value;
        var first = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
        var last = first + (uint)((1L << (32 - network.PrefixLength)) - 1);
        Span<byte> bytes = stackalloc byte[4];
        for (var number = first + 4; number < last; number++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            var text = new IPAddress(bytes).ToString();
            if (!taken.Contains(text)) return text;
        }

        return null;
    }
}
