using HybridFailover.Engine.Probing.Icmp;

namespace HybridFailover.Engine.Tests.Probing.Icmp;

public sealed class InternetChecksumTests
{
    [Fact]
    public void The_example_of_rfc_1071_has_its_sum()
    {
        // Section 3: the sum of these words is ddf2; the checksum is its complement.
        Assert.Equal((ushort)0x220d, InternetChecksum.Of([0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]));
    }

    [Fact]
    public void It_is_the_plain_sum_of_words_for_any_length()
    {
        var random = new Random(7);
        for (var length = 0; length < 200; length++)
        {
            var message = new byte[length];
            random.NextBytes(message);
            Assert.Equal(WordByWord(message), InternetChecksum.Of(message));
        }
    }

    [Fact]
    public void Carries_that_make_new_carries_come_back_in()
    {
        var ones = Enumerable.Repeat((byte)0xFF, 1500).ToArray();
        Assert.Equal(WordByWord(ones), InternetChecksum.Of(ones));
    }

    [Fact]
    public void A_message_that_carries_its_checksum_has_the_checksum_zero()
    {
        var packet = new byte[EchoPacket.Length];
        EchoPacket.Write(packet, IcmpFamily.V4, 0x1234, 5, 0xDEADBEEF);
        Assert.Equal(0, InternetChecksum.Of(packet));
    }

    private static ushort WordByWord(byte[] message)
    {
        var sum = 0u;
        for (var at = 0; at < message.Length; at += 2)
        {
            sum += (uint)(message[at] << 8 | (at + 1 < message.Length ? message[at + 1] : 0));
            if (sum > 0xFFFF) sum = (sum & 0xFFFF) + 1;
        }
        return (ushort)~sum;
    }
}
