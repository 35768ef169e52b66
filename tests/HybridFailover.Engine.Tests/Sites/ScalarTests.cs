using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HybridFailover.Engine.Sites.Reading;

namespace HybridFailover.Engine.Tests.Sites;

public sealed class ScalarTests
{
    [Fact]
    public void Every_time_is_read_as_it_is_written() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Two().Select(halves => new TimeSpan(((((long)halves.Item1) << 20) ^ halves.Item2) % TimeSpan.FromDays(999).Ticks)).ToArbitrary(),
            time => Scalars.ParseTime(Scalars.Write(time)) == time).QuickCheckThrowOnFailure();

    [Fact]
    public void No_number_is_a_time() =>
        Prop.ForAll(ArbMap.Default.ArbFor<double>(), number => Scalars.ParseTime(number.ToString(CultureInfo.InvariantCulture)) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void No_other_text_is_a_time() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Scalars.ParseTime(text) is null || text.Count(letter => letter == ':') == 2).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("00:00:05", 5)]
    [InlineData("00:00:00.25", 0.25)]
    [InlineData("1.02:03:04", 93784)]
    [InlineData("23:59:59.9999999", 86399.9999999)]
    public void Times_have_hours_minutes_and_seconds(string text, double seconds) =>
        Assert.Equal(seconds, Scalars.ParseTime(text)!.Value.TotalSeconds, 7);

    [Theory]
    [InlineData("60")]
    [InlineData("24:00:00")]
    [InlineData("00:60:00")]
    [InlineData("00:05")]
    [InlineData("0:00:05")]
    [InlineData("-00:00:05")]
    [InlineData("00:00:05\n")]
    [InlineData(" 00:00:05")]
    [InlineData("٠٠:٠٠:٠٥")]
    public void Anything_else_is_refused(string text) => Assert.Null(Scalars.ParseTime(text));

    [Fact]
    public void Every_ratio_is_read_as_it_is_written() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), millionths =>
            Scalars.ParseNumber((millionths / 1e6m).ToString(CultureInfo.InvariantCulture)) == millionths / 1e6).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0,2")]
    [InlineData("2e-1")]
    [InlineData("-0.1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("")]
    public void Other_forms_of_numbers_are_refused(string text) => Assert.Null(Scalars.ParseNumber(text));
}
