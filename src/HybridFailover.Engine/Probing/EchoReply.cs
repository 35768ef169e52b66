namespace HybridFailover.Engine.Probing;

/// <summary>What came back.</summary>
public enum EchoReplyKind : byte
{
    /// <summary>Echo reply.</summary>
    Reply,
    NetworkUnreachable,
    HostUnreachable,
    ProtocolOrPortUnreachable,
    FragmentationNeeded,
    AdministrativelyProhibited,
    OtherUnreachable,
    TimeExceeded,
}

/// <summary>One ICMP message that a socket received; not yet judged. A value: nothing is allocated for a reply.</summary>
/// <param name="Kind">Echo reply, or which error.</param>
/// <param name="Source">Sender's address, IPv4 as v4-mapped IPv6, big-endian, so that one comparison serves both.</param>
/// <param name="Destination">Errors: the quoted probe's destination, same form; echo replies: 0.</param>
/// <param name="Identifier">Of the reply, or of the quoted probe.</param>
/// <param name="Sequence">Of the reply, or of the quoted probe.</param>
/// <param name="Nonce">Payload's nonce; 0 where an error quotes too little of the probe to hold it.</param>
/// <param name="ReceivedAt">Monotonic time of receipt: the kernel's time-stamp where it gives one.</param>
public readonly record struct EchoReply(
    EchoReplyKind Kind, UInt128 Source, UInt128 Destination, ushort Identifier, ushort Sequence, ulong Nonce, TimeSpan ReceivedAt);
