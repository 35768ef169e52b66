using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Charts;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Charts;

public sealed class ChartFeedTests
{
    private readonly Dictionary<string, FakeTail> _tails = new() { ["dx"] = new(), ["vpn"] = new() };
    private readonly ShownMonitor _monitor = new(PageSamples.Snapshot());

    public ChartFeedTests() => _monitor.Tail = (_, path) => _tails[path];

    [Fact]
    public void Begins_with_a_snapshot_and_goes_on_with_what_is_new()
    {
        using var feed = Feed();
        _tails["dx"].Add(Round(1), Round(2));
        _tails["vpn"].Add(Round(1));
        Assert.Equal((true, 1u, 2), Header(feed));

        Assert.Null(feed.Next(PageSamples.Now));
        _tails["vpn"].Add(Round(2));
        Assert.Equal((false, 2u, 1), Header(feed));
    }

    [Fact]
    public void A_snapshot_that_is_asked_for_has_everything_again()
    {
        using var feed = Feed();
        _tails["dx"].Add(Round(1), Round(2), Round(3));
        var first = feed.Next(PageSamples.Now)!;

        feed.WantSnapshot();

        var again = feed.Next(PageSamples.Now)!;
        Assert.Equal((1, 2), (again[1], again[2]));
        Assert.Equal(first[6..], again[6..]);
    }

    [Fact]
    public void A_snapshot_is_sent_although_there_is_nothing_yet_so_that_the_charts_know_the_time()
    {
        using var feed = Feed();
        Assert.Equal((true, 1u, 0), Header(feed));
    }

    [Fact]
    public void At_its_end_no_path_is_followed_any_more()
    {
        Feed().Dispose();
        Assert.All(_tails.Values, tail => Assert.True(tail.IsOver));
    }

    private ChartFeed Feed() => new(_monitor, PageSamples.Site());

    private static (bool IsSnapshot, uint Sequence, int Paths) Header(ChartFeed feed)
    {
        var frame = feed.Next(PageSamples.Now)!;
        return (frame[1] == 1, BitConverter.ToUInt32(frame, 2), BitConverter.ToUInt16(frame, 14));
    }

    private static LiveRound Round(long index) => new(index, PageSamples.Now.AddMilliseconds(200 * index).UtcTicks, 100_000, 1, 0, 0);
}
