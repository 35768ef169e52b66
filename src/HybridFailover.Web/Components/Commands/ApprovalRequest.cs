using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Commands;

/// <summary>A command that waits for a second person.</summary>
/// <param name="Wish">What is asked for.</param>
/// <param name="Target">The path that it leads to.</param>
/// <param name="Requester">Who asks; cannot approve it.</param>
/// <param name="Overrides">The guard that is overridden, in words.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="Draft">What the requester entered; it stays as it is while the request is open.</param>
/// <param name="Read">The state that the requester decided on.</param>
public sealed record ApprovalRequest(
    string Id, CommandWish Wish, string? Target, string Title, string Requester, string Overrides, DateTimeOffset ExpiresAt, CommandDraft Draft, SiteSnapshot Read)
{
    /// <summary>Why, in the requester's words.</summary>
    public string Reason => Draft.Reason.Trim();
}

/// <summary>What a second person said.</summary>
/// <param name="Approver">Who approved; null: declined, or nobody answered in time.</param>
/// <param name="Because">Without an approver: why, in words.</param>
public sealed record ApprovalAnswer(string? Approver, string Because);
