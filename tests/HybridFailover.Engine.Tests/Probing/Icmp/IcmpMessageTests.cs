using System.Net;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using static HybridFailover.Engine.Tests.Probing.Icmp.Packets;

namespace HybridFailover.Engine.Tests.Probing.Icmp;

public sealed class IcmpMessageTests
{
    private static readonly UInt128 Sender = MappedAddress.Of(IPAddress.Parse("192.0.2.1"));
    private static readonly TimeSpan At = TimeSpan.FromSeconds(3);

    [Fact]
    public void An_echo_reply_gives_identifier_sequence_nonce_sender_and_time()
    {
        Assert.Equal(new EchoReply(EchoReplyKind.Reply, Sender, 0, Identifier, Sequence, Nonce, At), Read(IcmpFamily.V4, Echo(0)));
        Assert.Equal(new EchoReply(EchoReplyKind.Reply, Sender, 0, Identifier, Sequence, Nonce, At), Read(IcmpFamily.V6, Echo(129)));
    }

    [Fact]
    public void A_corrupt_message_over_IPv4_is_no_reply()
    {
        var whole = Echo(0);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var corrupt = whole.ToArray();
            corrupt[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Read(IcmpFamily.V4, corrupt));
        }
    }

    [Fact]
    public void A_message_that_the_buffer_cut_off_is_read_without_its_checksum()
    {
        Assert.True(IcmpMessage.TryRead(Echo(0).AsSpan(0, 56), whole: false, IcmpFamily.V4, Sender, At, out var reply));
        Assert.Equal(Nonce, reply.Nonce);
    }

    [Theory]
    [InlineData(3, 0, EchoReplyKind.NetworkUnreachable)]
    [InlineData(3, 1, EchoReplyKind.HostUnreachable)]
    [InlineData(3, 2, EchoReplyKind.ProtocolOrPortUnreachable)]
    [InlineData(3, 3, EchoReplyKind.ProtocolOrPortUnreachable)]
    [InlineData(3, 4, EchoReplyKind.FragmentationNeeded)]
    [InlineData(3, 5, EchoReplyKind.OtherUnreachable)]
    [InlineData(3, 6, EchoReplyKind.NetworkUnreachable)]
    [InlineData(3, 7, EchoReplyKind.HostUnreachable)]
    [InlineData(3, 9, EchoReplyKind.AdministrativelyProhibited)]
    [InlineData(3, 13, EchoReplyKind.AdministrativelyProhibited)]
    [InlineData(3, 200, EchoReplyKind.OtherUnreachable)]
    [InlineData(11, 0, EchoReplyKind.TimeExceeded)]
    public void An_error_over_IPv4_is_matched_to_the_probe_it_quotes(byte type, byte code, EchoReplyKind kind)
    {
        var reply = Read(IcmpFamily.V4, V4Error(type, code, V4Packet("192.168.50.10", Echo(8))));
        Assert.Equal(new EchoReply(kind, Sender, MappedAddress.Of(IPAddress.Parse("192.168.50.10")), Identifier, Sequence, Nonce, At), reply);
    }

    [Theory]
    [InlineData(1, 0, EchoReplyKind.NetworkUnreachable)]
    [InlineData(1, 1, EchoReplyKind.AdministrativelyProhibited)]
    [InlineData(1, 2, EchoReplyKind.OtherUnreachable)]
    [InlineData(1, 3, EchoReplyKind.HostUnreachable)]
    [InlineData(1, 4, EchoReplyKind.ProtocolOrPortUnreachable)]
    [InlineData(1, 5, EchoReplyKind.AdministrativelyProhibited)]
    [InlineData(1, 6, EchoReplyKind.AdministrativelyProhibited)]
    [InlineData(2, 0, EchoReplyKind.FragmentationNeeded)]
    [InlineData(3, 0, EchoReplyKind.TimeExceeded)]
    public void An_error_over_IPv6_is_matched_to_the_probe_it_quotes(byte type, byte code, EchoReplyKind kind)
    {
        var reply = Read(IcmpFamily.V6, V6Error(type, code, V6Packet("2001:db8::50", Echo(128))));
        Assert.Equal(new EchoReply(kind, Sender, MappedAddress.Of(IPAddress.Parse("2001:db8::50")), Identifier, Sequence, Nonce, At), reply);
    }

    [Fact]
    public void An_error_that_quotes_the_header_alone_has_no_nonce()
    {
        // RFC 792 asks for no more than the first 8 bytes behind the IP header.
        var reply = Read(IcmpFamily.V4, V4Error(11, 0, V4Packet("192.168.50.10", Echo(8).AsSpan(0, 8).ToArray())));
        Assert.Equal((Identifier, Sequence, 0UL), (reply!.Value.Identifier, reply.Value.Sequence, reply.Value.Nonce));
    }

    [Fact]
    public void A_quoted_header_with_options_is_stepped_over()
    {
        var reply = Read(IcmpFamily.V4, V4Error(3, 1, V4Packet("192.168.50.10", Echo(8), options: 40)));
        Assert.Equal(Nonce, reply?.Nonce);
    }

    public static TheoryData<string, byte[]> NotAboutAProbe => new()
    {
        { "nothing", [] },
        { "a header cut off", Echo(0)[..7] },
        { "an echo request", Echo(8) },
        { "a reply with a code", Recoded(Echo(0)) },
        { "a redirect", V4Error(5, 1, V4Packet("192.168.50.10", Echo(8))) },
        { "an error without a quote", V4Error(3, 1, []) },
        { "a quoted IP header cut off", V4Error(3, 1, V4Packet("192.168.50.10", Echo(8))[..19]) },
        { "a quoted ICMP header cut off", V4Error(3, 1, V4Packet("192.168.50.10", Echo(8)[..7])) },
        { "a quoted UDP packet", V4Error(3, 3, V4Packet("192.168.50.10", Echo(8), protocol: 17)) },
        { "a quoted echo reply", V4Error(3, 1, V4Packet("192.168.50.10", Echo(0))) },
        { "a quoted later fragment", V4Error(3, 1, V4Packet("192.168.50.10", Echo(8), fragment: 185)) },
        { "a quoted header longer than the message", V4Error(3, 1, Lengthened(V4Packet("192.168.50.10", Echo(8)))) },
        { "a quoted IPv6 packet", V4Error(3, 1, V6Packet("2001:db8::50", Echo(8))) },
    };

    [Theory]
    [MemberData(nameof(NotAboutAProbe))]
    public void What_is_not_about_a_probe_is_no_reply(string what, byte[] message)
    {
        Assert.False(string.IsNullOrEmpty(what));
        Assert.Null(Read(IcmpFamily.V4, message));
    }

    [Fact]
    public void A_quote_over_IPv6_with_another_next_header_is_no_reply() =>
        Assert.Null(Read(IcmpFamily.V6, V6Error(1, 3, V6Packet("2001:db8::50", Echo(128), next: 44))));

    [Fact]
    public void The_IPv4_header_is_taken_off_with_its_options()
    {
        Assert.Equal(Echo(0), IcmpMessage.WithoutV4Header(V4Packet("192.0.2.1", Echo(0))).ToArray());
        Assert.Equal(Echo(0), IcmpMessage.WithoutV4Header(V4Packet("192.0.2.1", Echo(0), options: 12)).ToArray());
        Assert.True(IcmpMessage.WithoutV4Header(V4Packet("192.0.2.1", []).AsSpan(0, 19)).IsEmpty);
        Assert.True(IcmpMessage.WithoutV4Header(V6Packet("::1", Echo(0))).IsEmpty);
    }

    [Fact]
    public void No_bytes_make_it_throw_or_give_a_reply_without_reason()
    {
        byte[][] seeds =
        [
            Echo(0), Echo(129), V4Error(3, 1, V4Packet("192.168.50.10", Echo(8), options: 40)), V4Error(11, 0, V4Packet("192.168.50.10", Echo(8).AsSpan(0, 8).ToArray())),
            V6Error(1, 3, V6Packet("2001:db8::50", Echo(128))), V6Error(2, 0, V6Packet("2001:db8::50", Echo(128)[..8])),
        ];
        var random = new Random(20_231_005);
        for (var run = 0; run < 200_000; run++)
        {
            var family = (IcmpFamily)random.Next(2);
            var whole = random.Next(2) == 0;
            var packet = Mangled(seeds[random.Next(seeds.Length)], random);
            // A span that ends where the packet ends: a read beyond it throws.
            var message = random.Next(2) == 0 ? IcmpMessage.WithoutV4Header(packet) : packet;
            if (!IcmpMessage.TryRead(message, whole, family, Sender, At, out var reply)) continue;
            var isReply = message[0] == IcmpTypes.EchoReply(family);
            Assert.Equal(isReply, reply.Kind == EchoReplyKind.Reply);
            Assert.True(isReply || IcmpTypes.ErrorKind(family, message[0], message[1]) == reply.Kind);
            if (family == IcmpFamily.V4 && whole) Assert.Equal(0, InternetChecksum.Of(message));
        }
    }

    private static byte[] Mangled(byte[] seed, Random random)
    {
        var packet = random.Next(8) == 0 ? new byte[random.Next(120)] : seed.ToArray();
        if (packet.Length > 0 && packet.Length != seed.Length) random.NextBytes(packet);
        for (var change = random.Next(4); change > 0 && packet.Length > 0; change--) packet[random.Next(packet.Length)] = (byte)random.Next(256);
        return packet[..random.Next(packet.Length + 1)];
    }

    private static byte[] Recoded(byte[] reply)
    {
        reply[1] = 1;
        (reply[2], reply[3]) = (0, 0);
        var sum = InternetChecksum.Of(reply);
        (reply[2], reply[3]) = ((byte)(sum >> 8), (byte)sum);
        return reply;
    }

    private static byte[] Lengthened(byte[] packet)
    {
        packet[0] = 0x4F;
        return packet[..50];
    }

    private static EchoReply? Read(IcmpFamily family, byte[] message) =>
        IcmpMessage.TryRead(message, whole: true, family, Sender, At, out var reply) ? reply : null;
}
