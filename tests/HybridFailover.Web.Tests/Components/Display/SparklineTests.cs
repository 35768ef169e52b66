using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Tests.Components.Display;

public sealed class SparklineTests
{
    [Fact]
    public void Without_samples_nothing_is_drawn()
    {
        var drawn = Sparkline.Of([]);

        Assert.Equal(("", ""), (drawn.Line, drawn.Losses));
    }

    [Fact]
    public void A_gap_breaks_the_line_and_leaves_no_mark()
    {
        var drawn = Sparkline.Of([2.5f, 2.5f, null, 2.5f]);

        Assert.Equal("M226 20h0L230 20M238 20h0", drawn.Line);
        Assert.Equal("", drawn.Losses);
    }

    [Fact]
    public void A_lost_second_breaks_the_line_and_leaves_a_mark_at_the_bottom()
    {
        var drawn = Sparkline.Of([2.5f, float.NaN, 2.5f]);

        Assert.Equal("M230 20h0M238 20h0", drawn.Line);
        Assert.Equal("M234 40v-8", drawn.Losses);
    }

    [Fact]
    public void The_newest_second_is_at_the_right_edge_and_only_a_minute_is_shown()
    {
        var drawn = Sparkline.Of([.. Enumerable.Repeat<float?>(1, 100)]);

        Assert.StartsWith("M2 ", drawn.Line, StringComparison.Ordinal);
        Assert.Equal(59, drawn.Line.Count(character => character == 'L'));
    }

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(2.1, 5)]
    [InlineData(9.8, 10)]
    [InlineData(130, 200)]
    public void The_scale_ends_at_a_round_figure(float latency, float top) => Assert.Equal(top, Sparkline.Of([latency]).Top);
}
