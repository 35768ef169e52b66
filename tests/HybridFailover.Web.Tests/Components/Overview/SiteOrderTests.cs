using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class SiteOrderTests
{
    private static readonly SiteView A = View("AAA1"), B = View("BBB1"), C = View("CCC1");
    private static readonly SiteView IllC = View("CCC1", AlarmKind.Isolated);

    private readonly SiteOrder _order = new();

    [Fact]
    public void The_gravest_come_first_and_equals_stand_by_their_code()
    {
        var degraded = View("ZZZ1", verdict: Verdict.Degraded);

        Assert.Equal(["CCC1", "ZZZ1", "AAA1", "BBB1"], Codes(_order.Arrange([B, A, degraded, IllC], isFrozen: false)));
    }

    [Fact]
    public void Nothing_moves_under_the_pointer_and_what_would_is_counted()
    {
        _order.Arrange([A, B, C], isFrozen: false);

        Assert.Equal(["AAA1", "BBB1", "CCC1"], Codes(_order.Arrange([A, B, IllC], isFrozen: true)));
        Assert.Equal(3, _order.Waiting);
        Assert.Equal(["CCC1", "AAA1", "BBB1"], Codes(_order.Arrange([A, B, IllC], isFrozen: false)));
        Assert.Equal(0, _order.Waiting);
    }

    [Fact]
    public void What_joins_meanwhile_comes_last_and_what_goes_leaves_no_hole()
    {
        _order.Arrange([A, B], isFrozen: false);

        Assert.Equal(["BBB1", "CCC1"], Codes(_order.Arrange([IllC, B], isFrozen: true)));
    }

    [Fact]
    public void A_site_is_shown_as_it_is_now_wherever_it_stands()
    {
        _order.Arrange([A, B, C], isFrozen: false);

        Assert.Same(IllC, _order.Arrange([A, B, IllC], isFrozen: true)[2]);
    }

    private static IEnumerable<string> Codes(IReadOnlyList<SiteView> sites) => sites.Select(site => site.Snapshot.Site.Code);

    private static SiteView View(string code, AlarmKind? alarm = null, Verdict verdict = Verdict.Up)
    {
        var snapshot = PageSamples.Snapshot(PageSamples.Site(code), verdicts: verdict) with { Alarms = alarm is { } kind ? [PageSamples.Alarm(kind)] : [] };
        return new(snapshot, DisplayStates.Of(snapshot, PageSamples.Now));
    }
}
