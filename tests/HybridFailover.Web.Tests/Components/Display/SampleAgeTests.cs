using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Display;

public sealed class SampleAgeTests
{
    [Fact]
    public void One_path_that_is_old_does_not_make_the_screen_old()
    {
        var snapshot = PageSamples.Snapshot();
        var old = PageSamples.Path(snapshot.Site.Paths[0], Verdict.Unknown, PageSamples.Now.AddSeconds(-30));

        var screen = SampleAge.Of([snapshot with { Paths = [old, snapshot.Paths[1]] }], PageSamples.Now);

        Assert.Equal(TimeSpan.Zero, screen.Age);
        Assert.True(SampleAge.Of(old, PageSamples.Now).IsStale);
    }

    [Fact]
    public void A_slow_preset_widens_its_own_limits()
    {
        var slow = PageSamples.Site().Paths[0] with { Policy = new Policy { Interval = TimeSpan.FromSeconds(3), Timeout = TimeSpan.FromSeconds(1) } };

        var age = SampleAge.Of(PageSamples.Path(slow, Verdict.Up, PageSamples.Now.AddSeconds(-7)), PageSamples.Now);

        Assert.Equal((TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(12)), (age.Delayed, age.Stale));
        Assert.False(age.IsStale);
    }

    [Fact]
    public void Before_the_first_sample_nothing_is_old() => Assert.Equal(TimeSpan.Zero, SampleAge.Of([], PageSamples.Now).Age);
}
