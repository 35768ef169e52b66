using HybridFailover.Engine.Samples;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Tests.Components.Live;

public sealed class RecentSecondsTests
{
    private const long Now = 1_795_000_000;

    [Fact]
    public void A_second_is_known_by_its_path_and_passed_on()
    {
        var next = new Kept();
        var recent = new RecentSeconds(next);

        recent.Add(Second(Now, median: 12_340));

        Assert.Equal(Now, recent.Newest("LAX1", "dx"));
        Assert.Equal(new SecondFigure(617, 0), recent.At("LAX1", "dx", Now));
        Assert.Null(recent.Newest("LAX1", "vpn"));
        Assert.Equal(SecondFigure.Gap, recent.At("LAX1", "vpn", Now));
        Assert.Equal(1, next.Seconds);
    }

    [Fact]
    public void Five_minutes_are_kept_and_what_was_there_before_is_a_gap_and_no_older_figure()
    {
        var recent = new RecentSeconds();

        for (var second = Now - 1000; second <= Now; second++) recent.Add(Second(second, median: 1_000));

        Assert.Equal(50, recent.At("LAX1", "dx", Now - RecentSeconds.Span + 1).Latency);
        Assert.Equal(SecondFigure.Gap, recent.At("LAX1", "dx", Now - 400));
        Assert.Equal(SecondFigure.Gap, recent.At("LAX1", "dx", Now + 1));
    }

    [Theory]
    [InlineData(10, 0, 0, 12_340u, 617, 0)]
    [InlineData(10, 1, 0, 12_340u, 617, 10)]
    [InlineData(1000, 1, 0, 12_340u, 617, 1)] // what is lost is never rounded to nothing
    [InlineData(10, 10, 0, 0u, SecondFigure.NoReply, 100)]
    [InlineData(10, 0, 0, 0u, SecondFigure.NoReply, 0)] // all of them late
    [InlineData(10, 0, 10, 0u, SecondFigure.NoSample, 0)] // void: nobody's loss
    [InlineData(10, 1, 0, 9_000_000u, SecondFigure.MostLatency, 10)]
    public void A_second_becomes_a_figure(int sent, int lost, int @void, uint median, int latency, int loss)
    {
        var second = new PathSecond("LAX1", "dx", Now, sent, lost, 0, @void, median, median, median);

        var figure = SecondFigure.Of(in second);

        Assert.Equal((latency, loss), (figure.Latency, figure.LossPercent));
        Assert.Equal(figure, SecondFigure.FromWord(figure.Word));
    }

    [Fact]
    public void Reading_while_it_is_written_never_mixes_two_seconds()
    {
        var recent = new RecentSeconds();
        var torn = 0;
        var writing = Task.Run(() =>
        {
            // Each second carries its own number as its latency.
            for (var second = Now; second < Now + 200_000; second++) recent.Add(Second(second, median: (uint)(second % 60_000 + 1) * 20));
        }, TestContext.Current.CancellationToken);
        while (!writing.IsCompleted)
        {
            if (recent.Newest("LAX1", "dx") is not { } newest) continue;
            for (var second = newest - 310; second <= newest; second++)
            {
                var figure = recent.At("LAX1", "dx", second);
                if (figure != SecondFigure.Gap && figure.Latency != second % 60_000 + 1) torn++;
            }
        }

        Assert.Equal(0, torn);
    }

    [Fact]
    public void Loss_is_counted_by_probes_over_five_minutes_and_void_ones_count_for_nothing()
    {
        var recent = new RecentSeconds();
        Assert.Null(recent.Loss("LAX1", "dx"));
        for (var second = Now - 400; second <= Now - 300; second++) recent.Add(new PathSecond("LAX1", "dx", second, 10, 10, 0, 0, 0, 0, 0));
        for (var second = Now - 299; second < Now; second++) recent.Add(new PathSecond("LAX1", "dx", second, 10, 0, 1, 0, 20, 20, 20));

        recent.Add(new PathSecond("LAX1", "dx", Now, 20, 10, 0, 10, 20, 20, 20));

        Assert.Equal(10.0 / 3000, recent.Loss("LAX1", "dx"));
        Assert.Null(recent.Loss("LAX1", "vpn"));
    }

    private static PathSecond Second(long second, uint median) => new("LAX1", "dx", second, 10, 0, 0, 0, median, median, median);

    private sealed class Kept : ISampleStore
    {
        public int Seconds { get; private set; }

        public void Add(in PathSecond second) => Seconds++;

        public void Add(in PathMinute minute)
        {
        }

        public void Add(in LossRun run)
        {
        }
    }
}
