using HybridFailover.Engine.Probing.Icmp;

namespace HybridFailover.Engine.Tests.Probing.Icmp;

public sealed class EchoPacketTests
{
    [Fact]
    public void A_request_over_IPv4_is_laid_out_as_rfc_792_says()
    {
        var packet = new byte[EchoPacket.Length];
        EchoPacket.Write(packet, IcmpFamily.V4, 0xABCD, 0x0102, 0x1122334455667788);
        Assert.Equal(64, packet.Length);
        Assert.Equal<byte>([8, 0], packet[..2]);
        Assert.Equal<byte>([0xAB, 0xCD, 0x01, 0x02], packet[4..8]);
        Assert.Equal<byte>([0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88], packet[8..16]);
        Assert.Equal(Enumerable.Range(8, 48).Select(n => (byte)n), packet[16..]);
    }

    [Fact]
    public void The_checksum_over_IPv6_is_left_to_the_kernel()
    {
        var packet = new byte[EchoPacket.Length];
        packet.AsSpan().Fill(0xEE);
        EchoPacket.Write(packet, IcmpFamily.V6, 1, 2, 3);
        Assert.Equal<byte>([128, 0, 0, 0], packet[..4]);
    }

    [Fact]
    public void A_buffer_that_was_used_before_leaves_no_trace()
    {
        var (used, fresh) = (new byte[EchoPacket.Length], new byte[EchoPacket.Length]);
        used.AsSpan().Fill(0xFF);
        EchoPacket.Write(used, IcmpFamily.V4, 1, 2, 3);
        EchoPacket.Write(fresh, IcmpFamily.V4, 1, 2, 3);
        Assert.Equal(fresh, used);
    }

    [Fact]
    public void A_header_without_payload_has_no_nonce()
    {
        Assert.True(EchoPacket.TryRead(Packets.Echo(8, payload: 7), out var identifier, out var sequence, out var nonce));
        Assert.Equal((Packets.Identifier, Packets.Sequence, 0UL), (identifier, sequence, nonce));
    }
}
