using HybridFailover.Engine.Samples;
using HybridFailover.Web.History;
using static HybridFailover.Web.Tests.History.SampleStore;

namespace HybridFailover.Web.Tests.History;

public sealed class SampleReaderTests
{
    [Fact]
    public void A_range_has_its_beginning_and_not_its_end()
    {
        using var store = new SampleStore();
        store.Write([.. Enumerable.Range(0, 10).Select(second => Second(second))]).Write([.. Enumerable.Range(0, 10).Select(minute => Minute(minute))]);
        Assert.Equal([Second(3), Second(4)], store.Read(SampleResolution.Second, 3, 5).Paths[0].Seconds);
        Assert.Equal([Second(3), Second(4)], store.Read(SampleResolution.Second, 2.5, 4.5).Paths[0].Seconds);
        Assert.Equal([Minute(3), Minute(4)], store.Read(SampleResolution.Minute, 180, 300).Paths[0].Minutes);
    }

    [Fact]
    public void Runs_come_with_the_range_and_so_does_the_one_that_was_under_way()
    {
        using var store = new SampleStore();
        store.Write(Run(0, 1, 5), Run(2, 10, 50), Run(20, 1, 5), Run(30, 1, 5));
        Assert.Equal([Run(2, 10, 50), Run(20, 1, 5)], store.Read(SampleResolution.Second, 10, 30).Paths[0].Runs);
        Assert.Equal([Run(20, 1, 5)], store.Read(SampleResolution.Second, 15, 30).Paths[0].Runs);
    }

    [Theory]
    [InlineData(1), InlineData(7), InlineData(100)]
    public void Page_by_page_every_row_comes_once_whatever_the_paths_have(int limit)
    {
        using var store = new SampleStore();
        var random = new Random(limit);
        var seconds = Enumerable.Range(0, 300).Where(_ => random.Next(3) > 0).Select(at => Second(at)).ToList();
        var others = Enumerable.Range(0, 300).Where(_ => random.Next(3) == 0).Select(at => Second(at, "vpn")).ToList();
        var runs = Enumerable.Range(0, 400).Select(at => Run(at * 0.5 + 0.1, 0.2, 2)).ToList();
        store.Write([.. seconds, .. others]).Write([.. runs]);

        var (read, readOthers, readRuns) = (new List<PathSecond>(), new List<PathSecond>(), new List<LossRun>());
        for (DateTimeOffset? from = Start; from is { } next;)
        {
            var page = store.Read(new SampleQuery("LAX1", null, next, Start.AddSeconds(300), SampleResolution.Second, limit))!;
            Assert.All(page.Paths, path => Assert.True(path.Seconds.Count <= limit));
            read.AddRange(page.Paths[0].Seconds);
            readOthers.AddRange(page.Paths[1].Seconds);
            readRuns.AddRange(page.Paths[0].Runs.Where(run => run.StartedAt >= next));
            Assert.True(page.Next is null || page.Next > next);
            from = page.Next;
        }
        Assert.Equal(seconds, read);
        Assert.Equal(others, readOthers);
        Assert.Equal(runs, readRuns);
    }

    [Fact]
    public void A_path_that_never_was_has_no_page_and_a_site_without_samples_an_empty_one()
    {
        using var store = new SampleStore();
        Assert.Null(store.Read(new SampleQuery("LAX1", "dx", Start, Start.AddHours(1), SampleResolution.Second, 10)));
        Assert.Empty(store.Read(SampleResolution.Second, path: null).Paths);
        store.Write(Run(0, 1, 5));
        Assert.Empty(Assert.Single(store.Read(SampleResolution.Second, path: null).Paths).Seconds);
    }

    [Fact]
    public void Auto_is_seconds_for_an_hour_that_is_still_kept()
    {
        var keep = new Engine.Sites.Retention();
        Assert.Equal(SampleResolution.Second, SampleQuery.Auto(Start.AddHours(-1), Start, Start, keep));
        Assert.Equal(SampleResolution.Minute, SampleQuery.Auto(Start.AddHours(-1.1), Start, Start, keep));
        Assert.Equal(SampleResolution.Minute, SampleQuery.Auto(Start.AddHours(-25), Start.AddHours(-24.5), Start, keep));
    }
}
