using HybridFailover.Lab;

namespace HybridFailover.EndToEnd.Simulated;

public sealed class PathCutTests
{
    [Theory]
    [InlineData("drop")]
    [InlineData("reject")]
    [InlineData("down")]
    [InlineData("one-way")]
    [InlineData("one-way-back")]
    [InlineData("loss=30%")]
    [InlineData("loss=0.5%")]
    [InlineData("latency=800ms")]
    public void What_is_read_is_written_the_same(string text) => Assert.Equal(text, PathCut.Parse(text)?.ToString());

    [Theory]
    [InlineData("loss=101%")]
    [InlineData("loss=30")]
    [InlineData("loss=-1%")]
    [InlineData("latency=800")]
    [InlineData("latency=11s")]
    [InlineData("Drop it")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_none_of_them_is_refused(string? text) => Assert.Null(PathCut.Parse(text));

    [Fact]
    public void Latency_is_taken_in_seconds_as_well() => Assert.Equal(PathCut.Slow(TimeSpan.FromSeconds(1.5)), PathCut.Parse("latency=1.5s"));
}
