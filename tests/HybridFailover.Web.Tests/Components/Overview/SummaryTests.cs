using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
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
}
