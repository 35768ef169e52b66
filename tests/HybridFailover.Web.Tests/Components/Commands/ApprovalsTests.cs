using HybridFailover.Engine.Failover;
using HybridFailover.Tests;
using HybridFailover.Web.Components.Commands;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Web.Tests.Components.Commands;

public sealed class ApprovalsTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly object _requester = new(), _other = new();
    private readonly Approvals _approvals;

    public ApprovalsTests() => _approvals = new(new ConfigurationBuilder().Build(), _time);

    private Task<ApprovalAnswer> Ask(CancellationToken? cancel = null) => _approvals.AskAsync(
        new ApprovalRequest("c-1", new CommandWish(CommandKind.Failover, "LAX1"), "vpn", "Fail over LAX1 to VPN", "alice", "TargetDown", _time.GetUtcNow() + Approvals.Patience, new(new CommandWish(CommandKind.Failover, "LAX1")), Samples.Snapshot("LAX1")), _requester, cancel ?? TestContext.Current.CancellationToken);

    [Fact]
    public void It_is_off_unless_configured()
    {
        Assert.False(_approvals.IsRequired);
        var on = new ConfigurationBuilder().AddInMemoryCollection([new("HybridFailover:Commands:SecondPerson", "true")]).Build();
        Assert.True(new Approvals(on, _time).IsRequired);
    }

    [Fact]
    public async Task Another_screen_approves_and_the_requester_s_own_can_not()
    {
        var asked = Ask();
        Assert.Empty(_approvals.For(_requester));
        Assert.Equal("c-1", Assert.Single(_approvals.For(_other)).Id);
        Assert.Equal("Who asks can't approve it", _approvals.Approve("c-1", _requester, "alice"));
        Assert.Equal("This page may look, and not command", _approvals.Approve("c-1", _other, null));
        Assert.Null(_approvals.Approve("c-1", _other, "bob"));
        Assert.Equal("bob", (await asked).Approver);
        Assert.Equal("The request is not open any more", _approvals.Approve("c-1", _other, "bob"));
    }

    [Fact]
    public async Task It_can_be_declined_and_expires_after_ten_minutes()
    {
        var asked = Ask();
        Assert.Null(_approvals.Decline("c-1", _other, "bob"));
        Assert.Equal(new ApprovalAnswer(null, "declined by bob"), await asked);
        var expired = Ask();
        _time.Advance(Approvals.Patience);
        Assert.Null((await expired).Approver);
        Assert.Empty(_approvals.For(_other));
    }
}
