using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Probing;
using HybridFailover.Web.Components.Audit;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class TimelineTests
{
    [Fact]
    public void Steps_count_from_the_decision_in_their_order()
    {
        var vpn = new PathRounds("vpn", [], [new(TimeSpan.FromMilliseconds(140), TimeSpan.FromMilliseconds(13), RoundKind.Steady, RoundOutcome.Good, false)], null, default, default, 4);

        var steps = Timeline.Of(EntrySamples.Automatic(), new EvidenceReading([vpn]), "Direct Connect", "VPN");

        Assert.Equal(
            ["1 −166 ms First lost probe on Direct Connect", "2 0 Decided", "3 +26 ms Routes written and accepted", "4 +34 ms Read back: every route is there", "5 +153 ms First good probe on VPN after the decision answered"],
            steps.Select(step => $"{step.Number} {Figures.Offset(step.At!.Value)} {step.Word}"));
    }

    [Fact]
    public void What_has_not_come_yet_is_there_without_a_time()
    {
        var steps = Timeline.Of(EntrySamples.Automatic(TransitionResult.Open) with { AppliedAt = null, VerifiedAt = null, EndedAt = null }, null, "Direct Connect", "VPN");

        Assert.Equal([null, null], steps.Skip(2).Select(step => step.At));
        Assert.Equal(["Routes written and accepted", "Read back"], steps.Skip(2).Select(step => step.Word));
    }

    [Fact]
    public void A_command_begins_when_it_came_in_and_a_failure_ends_it()
    {
        var steps = Timeline.Of(Samples.Transition("t-1", result: TransitionResult.Failed) with { AppliedAt = null, VerifiedAt = null, EndedAt = Samples.At.AddSeconds(4) }, null, "Direct Connect", "VPN");

        Assert.Equal(["Command received", "Decided", "Failed"], steps.Select(step => step.Word));
    }
}
