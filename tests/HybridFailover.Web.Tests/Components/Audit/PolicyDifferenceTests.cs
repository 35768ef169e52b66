using HybridFailover.Engine.Audit;
using HybridFailover.Web.Components.Audit;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class PolicyDifferenceTests
{
    [Fact]
    public void Values_that_are_others_today_are_named_with_both()
    {
        var site = Samples.Site("LAX1");
        var (then, hash) = PolicyContent.Of(site);
        var changed = site with { Paths = [site.Paths[0] with { Policy = site.Policy with { DownAfter = 9 } }, site.Paths[1]] };
        var (now, newer) = PolicyContent.Of(changed);

        var difference = Assert.Single(PolicyDifference.Between(RecordedPolicies.Of(then, hash), RecordedPolicies.Of(now, newer)));

        Assert.Equal(new PolicyDifference("dx", "downAfter", "4", "9"), difference);
        Assert.NotEqual(hash, newer);
        Assert.Empty(PolicyDifference.Between(RecordedPolicies.Of(then, hash), RecordedPolicies.Of(then, hash)));
    }

    [Fact]
    public void The_intent_has_them_and_content_that_was_changed_has_none()
    {
        var policies = RecordedPolicies.OfIntent(TransitionContent.Intent(Samples.Transition("t-1"), Samples.Site("LAX1")).Content);

        Assert.Equal((4, TimeSpan.FromMilliseconds(200), 0.2), (policies.Find("dx")!.DownAfter, policies.Find("dx")!.Timeout, policies.Find("dx")!.LossFailRatio));
        Assert.Equal("off", policies.Find("dx")!.Of("latencyFail"));
        Assert.Same(RecordedPolicies.None, RecordedPolicies.OfIntent("{\"policies\""));
    }
}
