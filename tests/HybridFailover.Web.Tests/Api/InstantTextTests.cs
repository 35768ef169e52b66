using HybridFailover.Web.Api;

namespace HybridFailover.Web.Tests.Api;

public sealed class InstantTextTests
{
    [Theory]
    [InlineData("2026-01-31", "2026-01-31T00:00:00Z"), InlineData("2026-01-31T23:59Z", "2026-01-31T23:59:00Z"), InlineData("2026-01-31T23:59:58Z", "2026-01-31T23:59:58Z")]
    [InlineData("2026-01-31T23:59:58.125Z", "2026-01-31T23:59:58.125Z"), InlineData("2026-01-31T23:59:58+01:00", "2026-01-31T22:59:58Z"), InlineData("2026-01-31T22:59-08:00", "2026-02-01T06:59:00Z")]
    public void An_instant_is_read_in_its_zone(string text, string utc) =>
        Assert.Equal((DateTimeOffset.Parse(utc, null), TimeSpan.Zero), (InstantText.Parse(text)!.Value, InstantText.Parse(text)!.Value.Offset));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("now"), InlineData("2026-01-31T23:59:58"), InlineData("31.01.2026"), InlineData("2026-02-30"), InlineData("1769860800"), InlineData("2026-01-31 23:59:58Z")]
    public void What_has_no_zone_or_is_no_time_is_none(string? text) => Assert.Null(InstantText.Parse(text));
}
