using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Live;

public sealed class SiteViewsTests
{
    private readonly SiteViews _views = new();

    [Fact]
    public void All_who_look_at_a_snapshot_get_the_same_view()
    {
        var snapshot = PageSamples.Snapshot();

        Assert.Same(_views.Of(snapshot, PageSamples.Now), _views.Of(snapshot, PageSamples.Now));
    }

    [Fact]
    public void A_snapshot_that_nothing_follows_becomes_another_view_when_it_is_too_old()
    {
        var snapshot = PageSamples.Snapshot();
        var fresh = _views.Of(snapshot, PageSamples.Now);

        var old = _views.Of(snapshot, snapshot.At + DisplayStates.MaximumAge + TimeSpan.FromMilliseconds(1));

        Assert.Equal("Unknown", old.State.Word);
        Assert.NotEqual(fresh.State, old.State);
        Assert.Same(fresh.Snapshot, old.Snapshot);
    }

    [Fact]
    public void A_newer_snapshot_is_another_view()
    {
        var first = _views.Of(PageSamples.Snapshot(), PageSamples.Now);
        var next = PageSamples.Snapshot();

        Assert.Same(next, _views.Of(next, PageSamples.Now).Snapshot);
        Assert.NotSame(first.Snapshot, next);
    }

    [Fact]
    public void A_screen_that_is_behind_keeps_its_view()
    {
        var (behind, newest) = (PageSamples.Snapshot(), PageSamples.Snapshot());
        var before = _views.Of(behind, PageSamples.Now);

        _views.Of(newest, PageSamples.Now);

        Assert.Same(before, _views.Of(behind, PageSamples.Now));
    }
}
