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
        var snapshot = Samples.Snapshot();
        var old = Samples.Path(snapshot.Site.Paths[0], Verdict.Unknown, Samples.Now.AddSeconds(-30));

        var screen = SampleAge.Of([snapshot with { Paths = [old, snapshot.Paths[1]] }], Samples.Now);

        Assert.Equal(TimeSpan.Zero, screen.Age);
        Assert.True(SampleAge.Of(old, Samples.Now).IsStale);
    }

    [Fact]
    public void A_slow_preset_widens_its_own_limits()
    {
        var slow = Samples.Site().Paths[0] with { Policy = new Policy { Interval = TimeSpan.FromSeconds(3), Timeout = TimeSpan.FromSeconds(1) } };

        var age = SampleAge.Of(Samples.Path(slow, Verdict.Up, Samples.Now.AddSeconds(-7)), Samples.Now);

        Assert.Equal((TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(12)), (age.Delayed, age.Stale));
        Assert.False(age.IsStale);
    }

    [Fact]
    public void Before_the_first_sample_nothing_is_old() => Assert.Equal(TimeSpan.Zero, SampleAge.Of([], Samples.Now).Age);
}
