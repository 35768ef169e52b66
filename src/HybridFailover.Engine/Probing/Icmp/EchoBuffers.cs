using HybridFailover.Engine.Probing.Icmp.Native;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>The buffers of a network, shared by its sockets, which one thread uses.</summary>
internal sealed class EchoBuffers
{
    /// <summary>Few enough that the time stamp taken before a chunk is honest, within some µs, for the last packet of it; many enough that a call costs little.</summary>
    private const int Chunk = 16;

    // Longer than any message about a probe of ours: two IPv4 headers with all options, two ICMP headers, the payload, RFC 4884's extensions.
    private const int LongestMessage = 512;

    // A time stamp and an extended error with an IPv6 address, with room.
    private const int ControlLength = 128;

    public MessageBatch Sending { get; } = new(Chunk, EchoPacket.Length, 0);

    public MessageBatch Receiving { get; } = new(64, LongestMessage, ControlLength);
}
