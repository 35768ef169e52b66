using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Display;

public sealed class BadgesTests
{
    public static TheoryData<Mode, string, string> Modes => new()
    {
        { Mode.Automatic, "Automatic", "plain" },
        { Mode.Shadow, "Shadow", "hold" },
        { new Mode(ModeKind.Held, "dx", PageSamples.Now.AddHours(1)), "Held until 08:41 UTC", "hold" },
        { new Mode(ModeKind.Held, "dx", ByMachine: true), "Held until released", "hold" },
        { new Mode(ModeKind.Held, "vpn", PageSamples.Now.AddHours(1), DrillId: "d1"), "Drill until 08:41 UTC", "drill" },
        { new Mode(ModeKind.Suspended, Until: PageSamples.Now.AddHours(24)), "Suspended until 2026-11-23 07:41 UTC", "hold" },
    };

    [Theory, MemberData(nameof(Modes))]
    public void Who_decides_is_always_said(Mode mode, string word, string tone)
    {
        var badge = Assert.Single(Badges.Of(PageSamples.Snapshot() with { Mode = mode }));

        Assert.Equal((word, tone), (badge.Word, badge.Tone));
    }

    [Fact]
    public void A_blocked_failback_is_said_beside_it() =>
        Assert.Equal(["Automatic", "Flapping"], Badges.Of(PageSamples.Snapshot() with { FailbackBlocked = true }).Select(badge => badge.Word));

    [Fact]
    public void A_site_that_is_not_armed_says_so_whoever_decides()
    {
        var held = PageSamples.Snapshot() with { Mode = new Mode(ModeKind.Held, "dx", PageSamples.Now.AddHours(1)) };

        Assert.Equal(["ARMED"], Badges.Of(PageSamples.Snapshot(), 0).Select(badge => badge.Word));
        Assert.Equal(["NOT ARMED: 1 reason"], Badges.Of(PageSamples.Snapshot(), 1).Select(badge => badge.Word));
        Assert.Equal(["NOT ARMED: 2 reasons", "Held until 08:41 UTC"], Badges.Of(held, 2).Select(badge => badge.Word));
    }
}
