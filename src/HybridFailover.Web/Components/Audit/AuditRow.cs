using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Audit;

/// <summary>One line of the list, in words.</summary>
/// <param name="What">"Direct Connect → VPN", "Fail over to VPN", "Hold ended".</param>
/// <param name="Name">What a screen reader calls the line.</param>
/// <param name="Cause">The sentence that was recorded.</param>
/// <param name="Steps">Detect, decide, apply, verify; a step that was not reached is null; empty: not a transition.</param>
/// <param name="InPrevious">How long the site had stood where the transition found it.</param>
/// <param name="Evidence">"1 812 samples", or why there are none; null: entries of this type have none.</param>
public sealed record AuditRow(
    long Id, DateTimeOffset At, string Site, string What, string Name, string? Trigger, string Cause, string? Actor, string? Ticket, string? Result, Severity Severity,
    IReadOnlyList<TimeSpan?> Steps, string? InPrevious, string? Evidence, bool NeedsReview, bool IsReviewed, bool IsOpen);
