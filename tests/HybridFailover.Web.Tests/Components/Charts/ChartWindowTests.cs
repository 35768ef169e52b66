using HybridFailover.Web.Components.Charts;

namespace HybridFailover.Web.Tests.Components.Charts;

public sealed class ChartWindowTests
{
    [Theory]
    [InlineData(null, 5)]
    [InlineData("1m", 1)]
    [InlineData("7d", 7 * 24 * 60)]
    public void A_word_is_a_live_window(string? word, int minutes)
    {
        var window = ChartWindow.Read(word, null, null, null, out var complaint);
        Assert.Equal((TimeSpan.FromMinutes(minutes), true, null), (window.Length, window.IsLive, complaint));
    }

    [Fact]
    public void Instants_are_read_as_written_wherever_the_server_is()
    {
        var window = ChartWindow.Read("5m", "2026-11-21T02:00:00Z", "2026-11-21T14:00:00+11:00", "2026-11-21T02:30:00.5Z", out var complaint);
        Assert.Null(complaint);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero), window.From);
        Assert.Equal(TimeSpan.FromHours(1), window.Length);
        Assert.Equal(500, window.At!.Value.Millisecond);
    }

    [Fact]
    public void A_plus_sign_that_came_as_a_blank_is_one() =>
        Assert.Equal(TimeSpan.FromHours(1), ChartWindow.Read(null, "2026-11-21T13:00:00 11:00", "2026-11-21T03:00:00Z", null, out _).Length);

    [Theory]
    [InlineData("2m", null, null, "2m")]
    [InlineData(null, "yesterday", "2026-11-21T03:00:00Z", "yesterday")]
    [InlineData(null, "2026-11-21T03:00:00Z", null, "pair of instants")]
    [InlineData(null, "2026-11-21T03:00:00Z", "2026-11-21T02:00:00Z", "not after its beginning")]
    [InlineData(null, "2026-01-01T00:00:00Z", "2026-11-21T02:00:00Z", "31 days")]
    public void What_cannot_be_read_is_said_and_the_default_is_shown(string? word, string? from, string? to, string said)
    {
        var window = ChartWindow.Read(word, from, to, null, out var complaint);
        Assert.Equal(ChartWindow.Default, window);
        Assert.Contains(said, complaint, StringComparison.Ordinal);
    }
}
