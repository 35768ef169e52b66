using HybridFailover.Engine.Samples;

namespace HybridFailover.Engine.Tests.Samples;

public sealed class UtcLineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private UtcLine _line;

    [Fact]
    public void A_correction_is_followed_backwards_too()
    {
        Read(10, Start.AddSeconds(10));
        Read(20, Start.AddMilliseconds(20_300));
        Assert.Equal(Start.AddMilliseconds(5_300), _line.At(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_clock_that_was_set_counts_from_then_on()
    {
        Read(10, Start.AddSeconds(10));
        Read(20, Start.AddSeconds(20).AddHours(-1));
        Assert.Equal(Start.AddMilliseconds(19_900), _line.At(TimeSpan.FromSeconds(19.9)));
        Assert.Equal(Start.AddSeconds(20).AddHours(-1), _line.At(TimeSpan.FromSeconds(20)));
        Read(30, Start.AddSeconds(30).AddHours(-1));
        Assert.Equal(Start.AddMilliseconds(19_900), _line.At(TimeSpan.FromSeconds(19.9)));
    }

    [Fact]
    public void Set_twice_the_time_between_keeps_its_own()
    {
        Read(10, Start.AddSeconds(10));
        Read(20, Start.AddSeconds(20).AddHours(1));
        Read(30, Start.AddSeconds(30).AddHours(2));
        Assert.Equal(Start.AddSeconds(25).AddHours(1), _line.At(TimeSpan.FromSeconds(25)));
    }

    private void Read(double now, DateTimeOffset utc) => _line.Read(TimeSpan.FromSeconds(now), utc);
}
