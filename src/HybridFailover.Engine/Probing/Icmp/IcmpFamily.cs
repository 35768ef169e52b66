namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>ICMP (RFC 792) or ICMPv6 (RFC 4443).</summary>
internal enum IcmpFamily : byte { V4, V6 }

/// <summary>The types and codes that matter to an echo probe.</summary>
internal static class IcmpTypes
{
    public const byte V4EchoReply = 0, V4Unreachable = 3, V4EchoRequest = 8, V4TimeExceeded = 11;
    public const byte V6Unreachable = 1, V6PacketTooBig = 2, V6TimeExceeded = 3, V6EchoRequest = 128, V6EchoReply = 129;

    public static byte EchoRequest(IcmpFamily family) => family == IcmpFamily.V4 ? V4EchoRequest : V6EchoRequest;

    public static byte EchoReply(IcmpFamily family) => family == IcmpFamily.V4 ? V4EchoReply : V6EchoReply;

    /// <summary>What an error says, or null for a type that is no error to an echo probe.</summary>
    public static EchoReplyKind? ErrorKind(IcmpFamily family, byte type, byte code) => (family, type, code) switch
    {
        (IcmpFamily.V4, V4Unreachable, 0 or 6 or 11) => EchoReplyKind.NetworkUnreachable,
        (IcmpFamily.V4, V4Unreachable, 1 or 7 or 12) => EchoReplyKind.HostUnreachable,
        (IcmpFamily.V4, V4Unreachable, 2 or 3) => EchoReplyKind.ProtocolOrPortUnreachable,
        (IcmpFamily.V4, V4Unreachable, 4) => EchoReplyKind.FragmentationNeeded,
        (IcmpFamily.V4, V4Unreachable, 9 or 10 or 13) => EchoReplyKind.AdministrativelyProhibited,
        (IcmpFamily.V4, V4Unreachable, _) => EchoReplyKind.OtherUnreachable,
        (IcmpFamily.V4, V4TimeExceeded, _) => EchoReplyKind.TimeExceeded,
        (IcmpFamily.V6, V6Unreachable, 0) => EchoReplyKind.NetworkUnreachable,
        // RFC 4443, 3.1: codes 5 (source address failed policy) and 6 (reject route) are more exact forms of code 1.
        (IcmpFamily.V6, V6Unreachable, 1 or 5 or 6) => EchoReplyKind.AdministrativelyProhibited,
        (IcmpFamily.V6, V6Unreachable, 3) => EchoReplyKind.HostUnreachable,
        (IcmpFamily.V6, V6Unreachable, 4) => EchoReplyKind.ProtocolOrPortUnreachable,
        (IcmpFamily.V6, V6Unreachable, _) => EchoReplyKind.OtherUnreachable,
        (IcmpFamily.V6, V6PacketTooBig, _) => EchoReplyKind.FragmentationNeeded,
        (IcmpFamily.V6, V6TimeExceeded, _) => EchoReplyKind.TimeExceeded,
        _ => null,
    };
}
