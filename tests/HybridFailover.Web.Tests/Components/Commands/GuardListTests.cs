using Bunit;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Commands;

namespace HybridFailover.Web.Tests.Components.Commands;

public sealed class GuardListTests : BunitContext
{
    [Fact]
    public void A_guard_that_fails_comes_first_and_names_itself_its_value_its_limit_and_who_may_override_it()
    {
        var outlook = Outlooks.Down() with { Guards = [new GuardFinding(GuardKind.Lease, GuardResult.Pass, Rejection.None, "this monitor", "this monitor"), .. Outlooks.Down().Guards] };
        var list = Render<GuardList>(with => with.Add(one => one.Outlook, outlook).Add(one => one.Site, Samples.Site("LAX1")).Add(one => one.Target, "vpn"));
        Assert.Contains("1 of 2 fails", list.Find("h3").TextContent, StringComparison.Ordinal);
        var first = list.FindAll("li")[0];
        foreach (var part in (string[])["Fail", "VPN reachable end to end", "down, 4 rounds lost in a row", "needs: up", "TargetDown", "typing the site's code"])
            Assert.Contains(part, first.TextContent, StringComparison.Ordinal);
        Assert.NotNull(first.QuerySelector("svg"));
        Assert.EndsWith("#TargetDown", first.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }
}
