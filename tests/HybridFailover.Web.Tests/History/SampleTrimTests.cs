using HybridFailover.Engine.Sites;
using HybridFailover.Tests;
using HybridFailover.Web.History;
using static HybridFailover.Web.Tests.History.SampleStore;

namespace HybridFailover.Web.Tests.History;

public sealed class SampleTrimTests
{
    private static readonly Retention Keep = new() { Seconds = TimeSpan.FromHours(1), Minutes = TimeSpan.FromDays(1) };
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void What_is_too_old_goes_and_the_rest_stays()
    {
        using var store = new SampleStore();
        string[] paths = ["dx", "vpn", "third"];
        store.Write([.. paths.SelectMany(path => Enumerable.Range(0, 5_000).Select(second => Second(second, path)))])
            .Write([.. paths.SelectMany(path => Enumerable.Range(0, 2_000).Select(minute => Minute(minute, path)))])
            .Write([.. Enumerable.Range(0, 1_000).Select(run => Run(run * 60, 1, 5))]);
        using var trim = new SampleTrim(store.Connection, new Clock(_time));

        for (var steps = 0; trim.Step(Keep, Start.AddSeconds(3_600 + 1_000)); steps++) Assert.True(steps < 1_000);
        Assert.Equal(3 * 4_000, store.Count("seconds"));
        Assert.Equal(3 * 2_000, store.Count("minutes"));
        Assert.Equal(Second(1_000), store.Read(SampleResolution.Second).Paths[0].Seconds[0]);

        _time.Advance(TimeSpan.FromHours(1));
        while (trim.Step(Keep, Start.AddDays(1).AddMinutes(700))) { }
        Assert.Equal(0, store.Count("seconds"));
        Assert.Equal(3 * 1_300, store.Count("minutes"));
        Assert.Equal(300, store.Count("runs"));
        Assert.Equal(Minute(700), store.Read(SampleResolution.Minute).Paths[0].Minutes[0]);
    }

    [Fact]
    public void A_step_that_was_slow_makes_the_next_one_smaller_at_once() => Assert.Equal(250, StepSize.Next(1_000, 1_000, TimeSpan.FromMilliseconds(40)));

    [Fact]
    public void A_full_step_that_was_fast_makes_the_next_one_larger_by_twice_at_most()
    {
        Assert.Equal(2_000, StepSize.Next(1_000, 1_000, TimeSpan.FromMilliseconds(1)));
        Assert.Equal(1_250, StepSize.Next(1_000, 1_000, TimeSpan.FromMilliseconds(8)));
        Assert.Equal(2_000, StepSize.Next(1_000, 1_000, TimeSpan.Zero));
    }

    [Fact]
    public void A_step_that_had_little_to_do_proves_nothing() => Assert.Equal(1_000, StepSize.Next(1_000, 3, TimeSpan.FromMilliseconds(1)));

    [Fact]
    public void Steps_have_a_least_and_a_most()
    {
        Assert.Equal(StepSize.Least, StepSize.Next(20, 20, TimeSpan.FromSeconds(30)));
        Assert.Equal(StepSize.Most, StepSize.Next(StepSize.Most, StepSize.Most, TimeSpan.FromMilliseconds(1)));
    }
}
