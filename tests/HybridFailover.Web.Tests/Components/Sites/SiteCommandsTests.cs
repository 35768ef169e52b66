using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Sites;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Sites;

public sealed class SiteCommandsTests
{
    [Fact]
    public void On_the_preferred_path_one_can_fail_over_and_the_other_move_is_a_sentence()
    {
        var commands = SiteCommands.Of(PageSamples.Snapshot());
        Assert.Equal(["Fail over to VPN…"], commands.Moves.Select(move => move.Text));
        Assert.Equal((CommandKind.Failover, "LAX1", "vpn"), (commands.Moves[0].Wish.Kind, commands.Moves[0].Wish.Site, commands.Moves[0].Wish.To));
        Assert.Equal("On Direct Connect now.", commands.Instead);
        Assert.Equal([CommandKind.Hold, CommandKind.Suspend], commands.Others.Select(other => other.Wish.Kind));
    }

    [Fact]
    public void On_a_standby_one_can_fail_back_and_go_to_a_third_path()
    {
        var site = PageSamples.Site(kinds: [PathKind.DirectConnect, PathKind.Vpn, PathKind.Vpn]);
        var commands = SiteCommands.Of(PageSamples.Snapshot(site, "vpn"));
        Assert.Equal(["Fail back to Direct Connect…", "Fail over to VPN path2…"], commands.Moves.Select(move => move.Text));
    }

    [Fact]
    public void Held_is_released_suspended_resumes_and_a_block_is_lifted()
    {
        var held = PageSamples.Snapshot() with { Mode = new Mode(ModeKind.Held, "dx"), FailbackBlocked = true };
        Assert.Equal([CommandKind.AllowFailback, CommandKind.Release, CommandKind.Suspend], SiteCommands.Of(held).Others.Select(other => other.Wish.Kind));
        Assert.Equal("Stop drill…", SiteCommands.Of(held with { Mode = new Mode(ModeKind.Held, "vpn", DrillId: "d1"), FailbackBlocked = false }).Others[0].Text);

        var suspended = SiteCommands.Of(PageSamples.Snapshot() with { Mode = new Mode(ModeKind.Suspended) });
        Assert.Empty(suspended.Moves);
        Assert.Equal([CommandKind.Resume], suspended.Others.Select(other => other.Wish.Kind));
    }

    [Fact]
    public void Nothing_moves_before_the_routes_are_read() =>
        Assert.Empty(SiteCommands.Of(PageSamples.Snapshot() with { Standing = Standing.Starting }).Moves);
}
