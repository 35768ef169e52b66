using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Display;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0.04, "0.0 ms")]
    [InlineData(23.44, "23.4 ms")]
    [InlineData(99.94, "99.9 ms")]
    [InlineData(99.95, "100 ms")]
    [InlineData(1234.4, "1234 ms")]
    public void Latency_has_decimals_below_a_hundred(double milliseconds, string text) =>
        Assert.Equal(text, Figures.Latency(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(0, "0.0 %")]
    [InlineData(0.0004, "< 0.1 %")]
    [InlineData(0.034, "3.4 %")]
    [InlineData(0.0994, "9.9 %")]
    [InlineData(0.0996, "10 %")]
    [InlineData(0.34, "34 %")]
    [InlineData(0.999, "99 %")]
    [InlineData(1, "100 %")]
    public void A_ratio_that_is_neither_nothing_nor_all_is_never_rounded_to_it(double ratio, string text) =>
        Assert.Equal(text, Figures.Ratio(ratio));

    [Fact]
    public void What_is_not_known_is_no_zero()
    {
        Assert.Equal("–", Figures.Latency(null));
        Assert.Equal("–", Figures.Ratio(null));
    }

    [Theory]
    [InlineData(8.4, "8 ms")]
    [InlineData(3214, "3.214 s")]
    [InlineData(31_000, "31 s")]
    public void A_step_of_a_transition_is_read_in_its_own_unit(double milliseconds, string text) =>
        Assert.Equal(text, Figures.Step(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void A_minute_of_another_day_carries_its_date()
    {
        Assert.Equal("09:30 UTC", Figures.Minute(PageSamples.Now.Date.AddHours(9.5).ToUtc(), PageSamples.Now));
        Assert.Equal("2026-11-23 00:30 UTC", Figures.Minute(PageSamples.Now.Date.AddHours(24.5).ToUtc(), PageSamples.Now));
    }

    [Theory]
    [InlineData(3.214, "3.214 s")]
    [InlineData(42, "42 s")]
    [InlineData(252, "4 m 12 s")]
    [InlineData(3120, "52 m")]
    [InlineData(15120, "4 h 12 m")]
    [InlineData(273600, "3 d 4 h")]
    public void A_length_of_time_has_two_units_at_most(double seconds, string text) => Assert.Equal(text, Figures.Duration(TimeSpan.FromSeconds(seconds)));
}

file static class Days
{
    public static DateTimeOffset ToUtc(this DateTime time) => new(time, TimeSpan.Zero);
}
