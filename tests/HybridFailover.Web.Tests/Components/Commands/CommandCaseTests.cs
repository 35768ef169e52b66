using HybridFailover.Engine.Failover;
using HybridFailover.Tests;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Tests.Components.Commands;

public sealed class CommandCaseTests
{
    private readonly FakeMonitor _monitor = new();
    private readonly ManualTimeProvider _time = new();
    private string? _person = "alice";
    private bool _isWatched = true;

    private CommandCase Case(CommandKind kind = CommandKind.Failover, CommandOutlook? outlook = null)
    {
        _monitor.Foresee = (_, _) => outlook ?? Outlooks.Accepted(kind);
        var made = new CommandCase(
            new CommandWish(kind, "LAX1"), _monitor.Find("LAX1")!, outlook ?? Outlooks.Accepted(kind), _monitor, _time, () => Task.FromResult(_person), () => Task.FromResult(_isWatched), () => { });
        made.Draft.Reason = "Carrier maintenance CHG-1";
        made.Draft.Code = ReasonCode.Maintenance;
        return made;
    }

    private void Seconds(int count)
    {
        for (var second = 0; second < count; second++) _time.Advance(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task It_leaves_the_server_after_five_seconds_and_not_before()
    {
        var one = Case();
        var running = one.ConfirmAsync(SiteCondition.OnPreferred);
        Assert.Equal(CommandPhase.Counting, one.Phase);
        Seconds(4);
        Assert.Empty(_monitor.Commands);
        Seconds(1);
        await running;
        var (site, command) = Assert.Single(_monitor.Commands);
        Assert.Equal(("LAX1", "vpn", "alice", 7L), (site, command.To, command.Actor, command.ExpectedVersion));
        Assert.Equal(CommandPhase.Answered, one.Phase);
        Assert.True(one.Answer!.Accepted);
    }

    [Fact]
    public async Task It_can_be_taken_back_while_it_is_counted_down_which_is_recorded()
    {
        var one = Case();
        var running = one.ConfirmAsync(SiteCondition.OnPreferred);
        Seconds(2);
        one.Cancel("taken back");
        await running;
        Assert.Empty(_monitor.Commands);
        Assert.Equal((one.Id, "taken back"), (Assert.Single(_monitor.Cancelled).Command.Id, _monitor.Cancelled.Single().Because));
        Assert.Equal(Rejection.Cancelled, one.Answer!.Rejection);
    }

    [Fact]
    public async Task Confirmed_twice_it_is_sent_once()
    {
        var one = Case();
        var first = one.ConfirmAsync(SiteCondition.OnPreferred);
        await one.ConfirmAsync(SiteCondition.OnPreferred);
        Seconds(5);
        await first;
        Assert.Single(_monitor.Commands);
    }

    [Fact]
    public async Task With_a_screen_that_does_not_answer_it_is_not_sent()
    {
        var one = Case();
        var running = one.ConfirmAsync(SiteCondition.OnPreferred);
        Seconds(1);
        _isWatched = false;
        Seconds(1);
        await running;
        Assert.Empty(_monitor.Commands);
        Assert.Contains("screen did not answer", Assert.Single(_monitor.Cancelled).Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_will_be_refused_is_asked_at_once()
    {
        var one = Case(outlook: Outlooks.Accepted(CommandKind.Failover) with { Rejection = Rejection.Suspended, Sentence = "resume it first" });
        await one.ConfirmAsync(SiteCondition.OnPreferred);
        Assert.Equal(7, Assert.Single(_monitor.Commands).Command.ExpectedVersion);
    }

    [Theory]
    [InlineData(SiteCondition.NoPath), InlineData(SiteCondition.Stuck)]
    public async Task Where_waiting_costs_outage_nothing_is_counted_down(SiteCondition condition)
    {
        await Case().ConfirmAsync(condition);
        Assert.Single(_monitor.Commands);
    }

    [Fact]
    public async Task The_right_to_command_is_asked_for_when_it_is_sent()
    {
        var one = Case();
        var running = one.ConfirmAsync(SiteCondition.OnPreferred);
        _person = null;
        Seconds(5);
        await running;
        Assert.Empty(_monitor.Commands);
        Assert.Equal(CommandCase.Nobody, Assert.Single(_monitor.Refused).Command.Actor);
    }

    [Fact]
    public async Task After_a_refusal_another_look_takes_another_id()
    {
        _monitor.Answer = command => new CommandAnswer(command.Id, Rejection.StaleView, "the state changed", Durable: true, 9);
        var one = Case(CommandKind.Hold);
        var id = one.Id;
        await one.ConfirmAsync(SiteCondition.OnPreferred);
        Assert.Equal(Rejection.StaleView, one.Answer!.Rejection);
        one.Review();
        Assert.Equal(CommandPhase.Asking, one.Phase);
        Assert.NotEqual(id, one.Id);
        Assert.Equal("Carrier maintenance CHG-1", one.Draft.Reason);
    }

    [Fact]
    public async Task A_second_person_s_name_goes_with_it_and_a_no_takes_it_back()
    {
        var one = Case(outlook: Outlooks.Down());
        one.Draft.Typed = "LAX1";
        one.Draft.AsksSecondPerson = true;
        var running = one.ConfirmAsync(SiteCondition.NoPath, _ => Task.FromResult(new ApprovalAnswer("bob", "")));
        await running;
        var command = Assert.Single(_monitor.Commands).Command;
        Assert.Equal(("bob", "LAX1", null), (command.Approver, command.Override, command.BreakGlass));

        var other = Case(outlook: Outlooks.Down());
        other.Draft.AsksSecondPerson = true;
        await other.ConfirmAsync(SiteCondition.NoPath, _ => Task.FromResult(new ApprovalAnswer(null, "declined by bob")));
        Assert.Equal("declined by bob", Assert.Single(_monitor.Cancelled).Because);
        Assert.Single(_monitor.Commands);
    }
}
