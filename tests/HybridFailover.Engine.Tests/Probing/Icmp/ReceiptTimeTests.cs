using HybridFailover.Engine.Probing.Icmp;

namespace HybridFailover.Engine.Tests.Probing.Icmp;

public sealed class ReceiptTimeTests
{
    private static readonly TimeSpan Wall = TimeSpan.FromDays(20_000);
    private static readonly ReceiptTime Now = new(TimeSpan.FromSeconds(100), Wall);

    [Fact]
    public void A_stamp_counts_by_its_age() =>
        Assert.Equal(TimeSpan.FromSeconds(100) - TimeSpan.FromMicroseconds(120), Now.Of(Wall - TimeSpan.FromMicroseconds(120)));

    [Fact]
    public void Without_a_stamp_it_is_now() => Assert.Equal(TimeSpan.FromSeconds(100), Now.Of(null));

    [Fact]
    public void A_stamp_from_the_future_is_taken_as_now() => Assert.Equal(TimeSpan.FromSeconds(100), Now.Of(Wall + TimeSpan.FromMilliseconds(1)));

    [Fact]
    public void A_stamp_older_than_a_second_is_taken_as_now()
    {
        Assert.Equal(TimeSpan.FromSeconds(99), Now.Of(Wall - TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.FromSeconds(100), Now.Of(Wall - TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1)));
    }
}
