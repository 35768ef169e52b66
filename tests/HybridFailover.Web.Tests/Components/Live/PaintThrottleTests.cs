using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Live;

public sealed class PaintThrottleTests
{
    private readonly PaintThrottle _throttle = new();

    [Fact]
    public void Figures_are_painted_once_a_second_and_only_the_newest()
    {
        var snapshot = PageSamples.Snapshot();
        _throttle.Offer(snapshot);
        Assert.Single(_throttle.Due(TimeSpan.Zero));

        var newest = snapshot with { At = snapshot.At.AddSeconds(0.9) };
        _throttle.Offer(snapshot with { At = snapshot.At.AddSeconds(0.2) });
        _throttle.Offer(newest);

        Assert.Empty(_throttle.Due(TimeSpan.FromSeconds(0.9)));
        Assert.Same(newest, Assert.Single(_throttle.Due(TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public void A_new_version_is_due_at_once()
    {
        var snapshot = PageSamples.Snapshot();
        _throttle.Offer(snapshot);
        _throttle.Due(TimeSpan.Zero);

        _throttle.Offer(snapshot with { Version = 2 });

        Assert.Single(_throttle.Due(TimeSpan.FromSeconds(0.25)));
    }

    [Fact]
    public void A_transition_that_opens_or_ends_is_due_at_once()
    {
        var snapshot = PageSamples.Snapshot();
        _throttle.Offer(snapshot);
        _throttle.Due(TimeSpan.Zero);

        _throttle.Offer(snapshot with { Current = PageSamples.Transition() });
        Assert.Single(_throttle.Due(TimeSpan.FromSeconds(0.25)));

        _throttle.Offer(snapshot with { Last = PageSamples.Transition() });
        Assert.Single(_throttle.Due(TimeSpan.FromSeconds(0.5)));
    }

    [Fact]
    public void What_did_not_change_is_not_painted_again()
    {
        _throttle.Offer(PageSamples.Snapshot());
        _throttle.Due(TimeSpan.Zero);

        Assert.Empty(_throttle.Due(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void One_busy_site_does_not_repaint_the_others()
    {
        var busy = PageSamples.Snapshot();
        _throttle.Offer(busy);
        _throttle.Offer(PageSamples.Snapshot(PageSamples.Site("PHX1", "Phoenix")));
        _throttle.Due(TimeSpan.Zero);

        _throttle.Offer(busy with { Version = 2 });

        Assert.Equal("LAX1", Assert.Single(_throttle.Due(TimeSpan.FromSeconds(0.25))).Site.Code);
    }
}
