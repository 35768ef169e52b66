using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class OnScreenTests
{
    private static readonly SiteView First = View("LAX1");

    private readonly OnScreen _onScreen = new();

    [Fact]
    public void Before_the_browser_has_said_what_it_shows_everything_is_fresh()
    {
        _onScreen.Freshen([First]);
        var newer = View("LAX1");

        Assert.Same(newer, Freshened(newer));
        Assert.Empty(_onScreen.Paths([newer]));
    }

    [Fact]
    public void A_site_out_of_sight_keeps_its_figures_until_something_matters()
    {
        _onScreen.Freshen([First]);
        _onScreen.Note([]);
        var newer = View("LAX1");
        var alarmed = newer with { Snapshot = newer.Snapshot with { Alarms = [PageSamples.Alarm(AlarmKind.Unprotected)] } };

        Assert.Same(First, Freshened(newer));
        Assert.Same(alarmed, Freshened(alarmed));
        Assert.Same(newer, Freshened(newer));
    }

    [Fact]
    public void A_site_that_comes_into_sight_is_fresh_at_once_and_its_charts_are_fed()
    {
        _onScreen.Freshen([First]);
        _onScreen.Note(["lax1"]);
        var newer = View("LAX1");

        Assert.Same(newer, Freshened(newer));
        Assert.Equal([("LAX1", "dx"), ("LAX1", "vpn")], _onScreen.Paths([newer, View("SEA1")]));
    }

    [Fact]
    public void A_follower_is_told_what_is_painted_and_nothing_twice()
    {
        var told = new List<SiteView>();
        var following = _onScreen.Follow("LAX1", told.Add);
        _onScreen.Follow("LAX1", _ => { }).Dispose();
        var newer = View("LAX1");

        _onScreen.Freshen([First, View("SEA1")]);
        _onScreen.Freshen([First]);
        _onScreen.Freshen([newer]);
        following.Dispose();
        _onScreen.Freshen([View("LAX1")]);

        Assert.Equal([First, newer], told);
    }

    private SiteView Freshened(SiteView site)
    {
        _onScreen.Freshen([site]);
        return _onScreen.Painted("LAX1");
    }

    private static SiteView View(string code)
    {
        var snapshot = PageSamples.Snapshot(PageSamples.Site(code));
        return new(snapshot, DisplayStates.Of(snapshot, PageSamples.Now));
    }
}
