using System.Buffers.Binary;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>The Internet checksum of RFC 1071: the complement of the one's-complement sum of 16-bit words.</summary>
internal static class InternetChecksum
{
    /// <summary>The checksum to put into the field, which is 0 while it is computed. A message that carries it has the checksum 0.</summary>
    public static ushort Of(ReadOnlySpan<byte> message)
    {
        // The sum does not care in which groups the words are added, as long as the carries come back in (RFC 1071, 2 B and C).
        ulong sum = 0;
        while (message.Length >= 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(message);
            message = message[4..];
        }
        if (message.Length >= 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(message);
            message = message[2..];
        }
        if (message.Length == 1) sum += (uint)message[0] << 8;
        while (sum >> 16 != 0) sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }
}
