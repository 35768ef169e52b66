using System.Net;
using FsCheck;
using FsCheck.Fluent;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Sites;

public sealed class DestinationTests
{
    private static readonly Gen<Destination> Cidrs =
        from bits in Gen.Elements(32, 128)
        from bytes in Gen.Choose(0, 255).ArrayOf(bits / 8)
        from length in Gen.Choose(0, bits)
        select Destination.Parse($"{new IPAddress([.. bytes.Select(value => (byte)value)])}/{length}");

    private static void ForAll(Func<Destination, bool> holds) => Prop.ForAll(Cidrs.Where(cidr => cidr is not null).ToArbitrary(), holds).QuickCheckThrowOnFailure();

    /// <summary>Pairs that are likely to be nested: the second is a part, or a near neighbour, of the first.</summary>
    private static Gen<(Destination, Destination)> Pairs =>
        from first in Cidrs.Where(cidr => cidr is not null)
        from extra in Gen.Choose(0, 8)
        from flip in Gen.Choose(0, 127)
        select (first, Near(first, extra, flip));

    private static Destination Near(Destination first, int extra, int flip)
    {
        var bytes = first.Network!.Value.BaseAddress.GetAddressBytes();
        flip %= bytes.Length * 8;
        bytes[flip / 8] ^= (byte)(0x80 >> (flip % 8));
        var near = Destination.Parse($"{new IPAddress(bytes)}/{Math.Min(bytes.Length * 8, first.Network.Value.PrefixLength + extra)}");
        return near ?? first;
    }

    [Fact]
    public void The_normal_form_is_read_as_itself() =>
        ForAll(cidr => Destination.Parse(cidr.Text) is { } again && again == cidr && again.Text == cidr.Text);

    [Fact]
    public void A_destination_covers_and_overlaps_itself() => ForAll(cidr => cidr.Covers(cidr) && cidr.Overlaps(cidr));

    [Fact]
    public void No_host_bits_are_left() =>
        ForAll(cidr => cidr.Network!.Value.BaseAddress.Equals(new IPNetwork(cidr.Network.Value.BaseAddress, cidr.Network.Value.PrefixLength).BaseAddress));

    [Fact]
    public void To_cover_is_to_share_the_leading_bits() =>
        Prop.ForAll(Pairs.ToArbitrary(), pair => pair.Item1.Covers(pair.Item2) == SharesLeadingBits(pair.Item1, pair.Item2)).QuickCheckThrowOnFailure();

    [Fact]
    public void Overlapping_is_mutual_and_is_one_covering_the_other() =>
        Prop.ForAll(Pairs.ToArbitrary(), pair =>
            pair.Item1.Overlaps(pair.Item2) == pair.Item2.Overlaps(pair.Item1)
            && pair.Item1.Overlaps(pair.Item2) == (pair.Item1.Covers(pair.Item2) || pair.Item2.Covers(pair.Item1))).QuickCheckThrowOnFailure();

    private static bool SharesLeadingBits(Destination outer, Destination inner)
    {
        string Bits(Destination cidr) => string.Concat(cidr.Network!.Value.BaseAddress.GetAddressBytes().Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        var length = outer.Network!.Value.PrefixLength;
        return outer.IsIPv6 == inner.IsIPv6 && length <= inner.Network!.Value.PrefixLength && Bits(outer)[..length] == Bits(inner)[..length];
    }

    [Theory]
    [InlineData("100.68.0.18/18", "100.68.0.0/18")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8:0:0::1/32", "2001:db8::/32")]
    [InlineData("pl-0123456789abcdef0", "pl-0123456789abcdef0")]
    public void The_normal_form_is_that_of_EC2(string text, string normal) => Assert.Equal(normal, Destination.Parse(text)!.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10/8")]
    [InlineData("10.0.0.0")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData(" 10.0.0.0/8")]
    [InlineData("::ffff:10.0.0.0/104")]
    [InlineData("fe80::1%1/64")]
    [InlineData("pl-")]
    [InlineData("/8")]
    public void Anything_else_is_no_destination(string? text) => Assert.Null(Destination.Parse(text));

    [Fact]
    public void Of_prefix_lists_only_the_same_one_overlaps()
    {
        var list = Destination.Parse("pl-0123456789abcdef0")!;

        Assert.True(list.Overlaps(Destination.Parse("pl-0123456789abcdef0")!));
        Assert.False(list.Overlaps(Destination.Parse("pl-0123456789abcdef1")!));
        Assert.False(list.Overlaps(Destination.Parse("0.0.0.0/0")!));
    }
}
