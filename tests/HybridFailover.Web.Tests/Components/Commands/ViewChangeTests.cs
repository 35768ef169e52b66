using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Web.Components.Commands;

namespace HybridFailover.Web.Tests.Components.Commands;

public sealed class ViewChangeTests
{
    private static readonly Engine.Monitoring.SiteSnapshot Read = Samples.Snapshot("LAX1");

    private static Engine.Monitoring.SiteSnapshot VpnDown => Read with
    {
        Version = 8, Paths = [Read.Paths[0], Read.Paths[1] with { Report = Read.Paths[1].Report!.Value with { Verdict = Verdict.Down } }],
    };

    [Fact]
    public void The_target_s_verdict_counts_for_a_move_to_it_only()
    {
        Assert.Equal("VPN was up and is down", ViewChange.Between(Read, VpnDown, CommandKind.Failover, "vpn"));
        Assert.Null(ViewChange.Between(Read, VpnDown, CommandKind.Failback, "dx"));
        Assert.Null(ViewChange.Between(Read, VpnDown, CommandKind.Release, null));
    }

    [Fact]
    public void Standing_and_mode_count_for_all_but_hold_suspend_and_acknowledge()
    {
        var moved = Samples.Snapshot("LAX1", "vpn", version: 8);
        Assert.Equal("LAX1 was on Direct Connect and is on VPN", ViewChange.Between(Read, moved, CommandKind.Release, null));
        Assert.StartsWith("LAX1 was held on dx", ViewChange.Between(Read, Read with { Version = 8, Mode = Mode.Automatic }, CommandKind.Failover, "vpn"), StringComparison.Ordinal);
        foreach (var kind in (CommandKind[])[CommandKind.Hold, CommandKind.Suspend, CommandKind.Acknowledge]) Assert.Null(ViewChange.Between(Read, moved, kind, "dx"));
    }
}
