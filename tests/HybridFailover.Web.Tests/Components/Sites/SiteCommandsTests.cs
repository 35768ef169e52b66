using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Sites;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Sites;

public sealed class SiteCommandsTests
{
    [Fact]
    public void On_the_preferred_path_one_can_fail_over_and_the_other_move_is_a_sentence()
    {
        var commands = SiteCommands.Of(PageSamples.Snapshot());
        Assert.Equal(["Fail over to VPN…", "Hold…", "Suspend…"], commands.Actions.Select(action => action.Word));
        Assert.Equal("On Direct Connect now.", commands.Instead);
    }

    [Fact]
    public void Nothing_moves_before_the_routes_are_read()
    {
        var commands = SiteCommands.Of(PageSamples.Snapshot() with { Standing = Standing.Starting });
        Assert.DoesNotContain(commands.Actions, action => action.Wish.Kind is CommandKind.Failover or CommandKind.Failback);
        Assert.StartsWith("Starting", commands.Instead, StringComparison.Ordinal);
    }

    [Fact]
    public void Suspended_it_resumes_and_says_why_nothing_else_is_offered()
    {
        var commands = SiteCommands.Of(PageSamples.Snapshot() with { Mode = new Mode(ModeKind.Suspended) });
        Assert.Equal(["Resume…"], commands.Actions.Select(action => action.Word));
        Assert.StartsWith("Suspended", commands.Instead, StringComparison.Ordinal);
    }
}
