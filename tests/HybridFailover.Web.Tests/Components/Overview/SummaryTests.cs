using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Components.Shell;
using HybridFailover.Web.Hosting;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class SummaryTests
{
    [Fact]
    public void Every_condition_is_counted_exactly_once()
    {
        foreach (var condition in Enum.GetValues<SiteCondition>())
        {
            var severity = condition switch
            {
                SiteCondition.OnPreferred => Severity.Normal,
                SiteCondition.Switching or SiteCondition.Recovering => Severity.Notice,
                SiteCondition.OnStandby or SiteCondition.Degraded or SiteCondition.NoStandby => Severity.Warning,
                SiteCondition.Starting or SiteCondition.Unknown => Severity.Unknown,
                _ => Severity.Critical,
            };
            var site = new SiteView(PageSamples.Snapshot(), new DisplayState(condition, "", "", severity));

            Assert.Equal(1, SiteCount.Of([site]).Sum(count => count.Number));
        }
    }

    [Fact]
    public void The_title_names_the_gravest_site_and_how_many_need_a_person()
    {
        SiteView[] sites = [View("LAX1", Verdict.Up), View("SEA1", Verdict.Degraded), View("MEL1", Verdict.Up, AlarmKind.Isolated)];

        Assert.Equal("(2) MEL1 No path – HybridFailover", PageTitles.Of(sites));
        Assert.Equal("HybridFailover", PageTitles.Of([sites[0]]));
    }

    [Fact]
    public void What_ails_the_monitor_is_said_once_however_many_sites_carry_it()
    {
        var ill = PageSamples.Snapshot() with { MonitorIll = "The prober woke 290 ms late." };
        SiteView[] sites = [Ill(ill), Ill(ill with { MonitorIll = null, Alarms = [PageSamples.Alarm(AlarmKind.MonitorIll, "The prober woke 290 ms late.")] })];

        Assert.Equal(["The prober woke 290 ms late."], MonitorNotes.Of(sites));

        static SiteView Ill(SiteSnapshot snapshot) => new(snapshot, DisplayStates.Of(snapshot, PageSamples.Now));
    }

    [Fact]
    public void What_would_fail_is_said_with_the_first_of_it_in_words()
    {
        PreflightCheck[] failed = [PreflightCheck.Fail("LAX1", "permission rtb-1", "CreateRoute is not allowed."), PreflightCheck.Fail("SEA1", "next hop eni-1", "It is gone.")];

        Assert.Null(MonitorNotes.NotArmed(new PreflightFindings(null, [])));
        Assert.Equal("LAX1, permission rtb-1: CreateRoute is not allowed.", MonitorNotes.NotArmed(new PreflightFindings(PageSamples.Now, [failed[0]])));
        Assert.Equal(
            "LAX1, permission rtb-1: CreateRoute is not allowed. And 1 more of 2 checks failed; the log has them all.",
            MonitorNotes.NotArmed(new PreflightFindings(PageSamples.Now, failed)));
    }

    [Fact]
    public void A_transition_that_is_done_claims_moved_routes_and_an_answering_path_and_no_more()
    {
        var up = PageSamples.Snapshot() with { Standing = Standing.On("vpn") };
        var down = PageSamples.Snapshot(verdicts: Verdict.Down) with { Standing = Standing.On("dx") };
        var done = Samples.Transition("t-1");

        Assert.Equal("Routes moved, path answers", TransitionWords.Proof(done, up));
        Assert.Equal("Routes moved, path does not answer", TransitionWords.Proof(done with { To = "dx" }, down));
        Assert.Null(TransitionWords.Proof(done with { To = "dx" }, up));
        Assert.Null(TransitionWords.Proof(Samples.Transition("t-2", result: TransitionResult.Open), up));
    }

    private static SiteView View(string code, Verdict verdict, params AlarmKind[] alarms)
    {
        var snapshot = PageSamples.Snapshot(PageSamples.Site(code), verdicts: verdict) with { Alarms = [.. alarms.Select(alarm => PageSamples.Alarm(alarm))] };
        return new SiteView(snapshot, DisplayStates.Of(snapshot, PageSamples.Now));
    }
}
