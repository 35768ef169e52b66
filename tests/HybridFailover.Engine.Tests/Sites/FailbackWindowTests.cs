using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Sites.Reading;

namespace HybridFailover.Engine.Tests.Sites;

public sealed class FailbackWindowTests
{
    [Theory]
    [InlineData("Mon-Fri 02:00-05:00", "Monday, Tuesday, Wednesday, Thursday, Friday", "02:00", "05:00")]
    [InlineData("fri-mon 22:00-04:00", "Sunday, Monday, Friday, Saturday", "22:00", "04:00")]
    [InlineData("Sat, Sun 00:00-24:00", "Sunday, Saturday", "00:00", "00:00")]
    [InlineData("Mon-Tue,Sat 01:30 - 02:00", "Monday, Tuesday, Saturday", "01:30", "02:00")]
    [InlineData("daily 00:00-00:00", "Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday", "00:00", "00:00")]
    public void Days_and_hours_are_read(string text, string days, string from, string to)
    {
        var window = FailbackWindowText.Parse(text)!;

        Assert.Equal((days, TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)), (string.Join(", ", window.Days.Order()), window.From, window.To));
    }

    [Theory]
    [InlineData("")]
    [InlineData("02:00-05:00")]
    [InlineData("Mon 25:00-26:00")]
    [InlineData("Mon 02:60-03:00")]
    [InlineData("Mon-Wed-Fri 02:00-05:00")]
    [InlineData("Mon, 02:00-05:00")]
    [InlineData("Mon 2:00-5:00")]
    [InlineData("Mon 02:00-05:00 UTC")]
    [InlineData("Monday 02:00-05:00")]
    public void Anything_else_is_no_window(string text) => Assert.Null(FailbackWindowText.Parse(text));

    [Fact]
    public void A_window_over_midnight_belongs_to_the_day_on_which_it_opens()
    {
        var window = FailbackWindowText.Parse("Fri 22:00-04:00")!;

        Assert.True(window.IsOpenAt(new DateTime(2026, 1, 2, 22, 0, 0)));
        Assert.True(window.IsOpenAt(new DateTime(2026, 1, 3, 3, 59, 59)));
        Assert.False(window.IsOpenAt(new DateTime(2026, 1, 3, 4, 0, 0)));
        Assert.False(window.IsOpenAt(new DateTime(2026, 1, 2, 3, 0, 0)));
    }

    [Fact]
    public void Windows_are_compared_by_what_they_say() =>
        Assert.Equal(FailbackWindowText.Parse("Sat,Sun 00:00-00:00"), FailbackWindowText.Parse("sun,sat 00:00-24:00"));

    [Fact]
    public void Policies_are_compared_with_their_windows()
    {
        Policy With(string text) => new() { FailbackWindows = [FailbackWindowText.Parse(text)!] };

        Assert.True(With("Mon 01:00-02:00").SameAs(With("mon 01:00-02:00")));
        Assert.False(With("Mon 01:00-02:00").SameAs(With("Tue 01:00-02:00")));
        Assert.False(new Policy { DownAfter = 9 }.SameAs(new Policy()));
    }
}
