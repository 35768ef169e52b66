using System.Text.Json;

namespace HybridFailover.Web.History;

/// <summary>What is to be looked at by a person.</summary>
internal static class EntryRules
{
    /// <summary>Whatever moved, or tried to move, traffic without a person's command, and whatever did not end as it should.</summary>
    public static bool NeedsReview(string? trigger, string? result) =>
        trigger is "automatic" or "drift" or "start" || result is "failed" or "interrupted";

    /// <summary>A command by which a person overrode a guard, once it is accepted.</summary>
    public static bool NeedsReview(JsonElement command) => command.Words("override") is not null;
}
