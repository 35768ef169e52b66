using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Commands;

namespace HybridFailover.Web.Tests.Components.Commands;

public sealed class DraftRulesTests
{
    private static CommandDraft Draft(CommandKind kind) => new(new CommandWish(kind, "LAX1")) { Code = ReasonCode.Test, Reason = "Carrier maintenance" };

    private static string? Missing(CommandDraft draft, CommandOutlook outlook) => DraftRules.Missing(draft, "LAX1", outlook, Samples.At, isSimulated: false);

    [Fact]
    public void Nothing_is_missing_from_a_full_draft() => Assert.Null(Missing(Draft(CommandKind.Failover), Outlooks.Accepted(CommandKind.Failover)));

    [Theory]
    [InlineData("", "Say why, in 10 characters or more")]
    [InlineData("  short  ", "Say why: 5 more characters")]
    [InlineData("123456789", "Say why: 1 more character")]
    public void A_short_reason_says_how_much_is_missing(string reason, string missing)
    {
        var draft = Draft(CommandKind.Hold);
        draft.Reason = reason;
        Assert.Equal(missing, Missing(draft, Outlooks.Accepted(CommandKind.Hold)));
    }

    [Fact]
    public void A_reason_code_is_asked_for_but_not_to_acknowledge()
    {
        var draft = Draft(CommandKind.Hold);
        draft.Code = null;
        Assert.Equal("Choose a reason", Missing(draft, Outlooks.Accepted(CommandKind.Hold)));
        Assert.Null(Missing(new CommandDraft(new CommandWish(CommandKind.Acknowledge, "LAX1")), Outlooks.Accepted(CommandKind.Acknowledge, null)));
    }

    [Theory]
    [InlineData("", "Enter until when, UTC")]
    [InlineData("2026-01-31T21:00", "The end lies in the past")]
    [InlineData("2026-02-03T22:01", "The end must lie in the next 72 h")]
    [InlineData("2026-02-03T22:00", null)]
    public void An_end_lies_within_72_hours(string until, string? missing)
    {
        var draft = Draft(CommandKind.Suspend);
        draft.Expiry = Expiry.AtInstant;
        draft.Until = until;
        Assert.Equal(missing, Missing(draft, Outlooks.Accepted(CommandKind.Suspend)));
    }

    [Theory]
    [InlineData("", "Type LAX1 to override TargetDown")]
    [InlineData("lax1", "“lax1” is not LAX1")]
    [InlineData(" LAX1", "“ LAX1” is not LAX1")]
    public void An_override_needs_the_exact_code(string typed, string missing)
    {
        var draft = Draft(CommandKind.Failover);
        draft.Typed = typed;
        Assert.Equal(missing, Missing(draft, Outlooks.Down()));
    }

    [Fact]
    public void An_override_needs_a_second_person_or_a_reason_of_its_own()
    {
        var draft = Draft(CommandKind.Failover);
        draft.Typed = "LAX1";
        Assert.StartsWith("Break-glass", Missing(draft, Outlooks.Down()), StringComparison.Ordinal);
        draft.BreakGlass = "Nobody else is here";
        Assert.Null(Missing(draft, Outlooks.Down()));
        draft.BreakGlass = "";
        draft.AsksSecondPerson = true;
        Assert.Null(Missing(draft, Outlooks.Down()));
    }

    [Fact]
    public void What_nobody_may_override_is_named_and_can_be_asked_for_to_be_recorded()
    {
        var suspended = Outlooks.Accepted(CommandKind.Failover) with { Rejection = Rejection.Suspended, Sentence = "resume it first" };
        Assert.Equal("Suspended: resume it first. Asked now, it is refused and recorded", DraftRules.Refusal(suspended));
        Assert.Null(Missing(Draft(CommandKind.Failover), suspended));
        Assert.Null(DraftRules.Refusal(Outlooks.Accepted(CommandKind.Failover)));
        Assert.Null(DraftRules.Refusal(Outlooks.Down()));
    }
}
