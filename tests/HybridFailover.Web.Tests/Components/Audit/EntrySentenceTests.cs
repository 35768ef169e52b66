using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Audit;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class EntrySentenceTests
{
    [Fact]
    public void An_automatic_transition_says_why_in_the_words_of_people() => Assert.Equal(
        "LAX1 moved from Direct Connect to VPN at 2026-01-31 22:00:00.000 UTC, automatically, because Direct Connect is down: 4 rounds lost in a row (limit 4).",
        EntrySentence.Of(EntrySamples.Automatic(), EntrySamples.Fleet));

    [Fact]
    public void A_command_says_who_and_the_reason() => Assert.Equal(
        "LAX1 moved from Direct Connect to VPN at 2026-01-31 22:00:00.000 UTC, by command of alice, because: “Carrier maintenance window”.",
        EntrySentence.Of(Samples.Transition("t-1"), EntrySamples.Fleet));

    [Theory]
    [InlineData(TransitionResult.Open, "LAX1 is moving from Direct Connect to VPN since")]
    [InlineData(TransitionResult.Failed, "LAX1 began to move from Direct Connect to VPN at")]
    public void What_did_not_end_well_is_never_said_to_have_moved(TransitionResult result, string begins)
    {
        var sentence = EntrySentence.Of(EntrySamples.Automatic(result) with { Outcome = "EC2 refuses the routes" }, EntrySamples.Fleet);

        Assert.StartsWith(begins, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(" moved ", sentence, StringComparison.Ordinal);
        if (result == TransitionResult.Failed) Assert.EndsWith("; this was failed: EC2 refuses the routes.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_the_guard() => Assert.Equal(
        "alice asked LAX1 at 2026-01-31 22:00:00.000 UTC: Fail over to VPN. Refused, TargetDown: VPN is down.",
        EntrySentence.Of(EntrySamples.Entry("command", "refused", "manual", "alice", "vpn is down"), EntryFacts.None with { Kind = "failover", Rejection = "target-down" }, EntrySamples.Fleet));
}
