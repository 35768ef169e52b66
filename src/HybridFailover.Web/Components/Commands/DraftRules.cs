using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Commands;

/// <summary>What still keeps a command from being sent: the first thing, in words that stand beside the button.</summary>
public static class DraftRules
{
    public const int ShortestReason = 10, LongestReason = 500;

    /// <param name="draft">What has been entered.</param>
    /// <param name="site">The site's code.</param>
    /// <param name="outlook">What the machine would say now.</param>
    /// <param name="now">UTC.</param>
    /// <param name="isSimulated">Nothing is started that could last.</param>
    /// <returns>Null: nothing.</returns>
    public static string? Missing(CommandDraft draft, string site, CommandOutlook outlook, DateTimeOffset now, bool isSimulated)
    {
        var tier = CommandTiers.Of(outlook);
        if (CommandTiers.Lasts(outlook.Kind) && !isSimulated && Expiry(draft, now) is { } expiry) return expiry;
        if (outlook.Kind != CommandKind.Acknowledge && draft.Code is null) return "Choose a reason";
        if (Short(draft.Reason) is { } reason) return reason;
        if (tier != CommandTier.Override) return null;
        if (draft.Typed != site) return draft.Typed.Length == 0 ? $"Type {site} to override {outlook.Rejection}" : $"“{draft.Typed}” is not {site}";
        if (!draft.AsksSecondPerson && draft.BreakGlass.Trim().Length < ShortestReason) return "Break-glass: say why, in 10 characters or more";
        return null;
    }

    /// <summary>A guard that nobody may override keeps nobody from asking: the machine refuses, and the record tells who tried and why.</summary>
    /// <returns>What it would say, in words that stand beside the button; null: nothing.</returns>
    public static string? Refusal(CommandOutlook outlook) =>
        outlook.WouldBeAccepted || CommandTiers.Of(outlook) == CommandTier.Override ? null : $"{outlook.Rejection}: {outlook.Sentence}. Asked now, it is refused and recorded";

    private static string? Expiry(CommandDraft draft, DateTimeOffset now)
    {
        if (draft.EndsAt(now) is not { } end) return "Enter until when, UTC";
        if (end <= now) return "The end lies in the past";
        return end - now > Commands.Expiry.Longest ? "The end must lie in the next 72 h" : null;
    }

    /// <summary>What is wrong with a reason; null: nothing.</summary>
    public static string? Short(string reason)
    {
        var length = reason.Trim().Length;
        if (length > LongestReason) return $"The reason has {length} characters; {LongestReason} are the most";
        return length >= ShortestReason ? null
            : length == 0 ? $"Say why, in {ShortestReason} characters or more" : $"Say why: {ShortestReason - length} more {(ShortestReason - length == 1 ? "character" : "characters")}";
    }
}
