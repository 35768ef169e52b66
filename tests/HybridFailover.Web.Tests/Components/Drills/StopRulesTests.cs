using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Drills;

namespace HybridFailover.Web.Tests.Components.Drills;

public sealed class StopRulesTests
{
    private static SiteSnapshot Drilled(double loss, string on = "vpn")
    {
        var site = Samples.Snapshot("LAX1", on);
        return site with
        {
            Mode = new Mode(ModeKind.Held, "vpn", Samples.At.AddMinutes(5), DrillId: "d-1"),
            Paths = [site.Paths[0], site.Paths[1] with { Figures = site.Paths[1].Figures with { Loss10s = loss } }],
        };
    }

    private static SiteSnapshot Other(bool isCritical) => Samples.Snapshot("PHX1") with
    {
        Alarms = isCritical ? [new Alarm(AlarmKind.Isolated, Samples.At, "No path.", null)] : [], Slots = [],
    };

    [Theory]
    [InlineData(0.05, null)]
    [InlineData(0.06, "loss on VPN is 6.0 % over 10 s (limit 5.0 %)")]
    public void Loss_beyond_its_limit_ends_a_drill(double loss, string? why) =>
        Assert.Equal(why, StopRules.Violated(new StopConditions(0.05, false), Drilled(loss), [], Samples.At));

    [Fact]
    public void Loss_before_the_site_is_there_does_not() =>
        Assert.Null(StopRules.Violated(new StopConditions(0.05, false), Drilled(0.5, on: "dx"), [], Samples.At));

    [Theory]
    [InlineData(true, true, "PHX1 is critical: No path")]
    [InlineData(true, false, null)]
    [InlineData(false, true, null)]
    public void Another_site_that_turns_critical_ends_it_where_that_was_asked_for(bool asked, bool isCritical, string? why) =>
        Assert.Equal(why, StopRules.Violated(new StopConditions(null, asked), Drilled(0), [Drilled(0), Other(isCritical)], Samples.At));
}
