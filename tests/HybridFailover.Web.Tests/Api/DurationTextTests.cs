using HybridFailover.Web.Api;

namespace HybridFailover.Web.Tests.Api;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90), InlineData("15m", 900), InlineData("1h", 3600), InlineData("72h", 259_200), InlineData("1d", 86_400)]
    public void A_number_with_a_unit_is_a_duration(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Parse(text));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("60"), InlineData("h"), InlineData("0h"), InlineData("-1h"), InlineData("1.5h"), InlineData("1 h"), InlineData("1H")]
    [InlineData("1w"), InlineData("99999999999h"), InlineData("2147483647d"), InlineData("2147483647h")]
    public void Anything_else_is_none(string? text) => Assert.Null(DurationText.Parse(text));

    [Theory]
    [InlineData("90s"), InlineData("15m"), InlineData("1h"), InlineData("3d")]
    public void It_is_written_as_it_is_read(string text) => Assert.Equal(text, DurationText.Of(DurationText.Parse(text)!.Value));
}
