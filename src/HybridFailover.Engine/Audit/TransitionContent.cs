using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Audit;

/// <summary>A transition, as it is recorded.</summary>
public static class TransitionContent
{
    /// <summary>Before the first call: with the policy in force.</summary>
    public static AuditEntry Intent(Transition transition, Site site)
    {
        var (policies, hash) = PolicyContent.Of(site);
        return new AuditEntry(transition.Site, transition.DecidedAt, AuditKind.TransitionIntent, transition.Id,
            Members(transition).Add("policies", policies).Add("policyHash", Canonical.Text(hash)).ToString());
    }

    /// <summary>After it: with what became of each slot.</summary>
    public static AuditEntry Outcome(Transition transition, DateTimeOffset at) =>
        new(transition.Site, at, AuditKind.TransitionOutcome, transition.Id, Members(transition).ToString());

    private static CanonicalObject Members(Transition transition) => new CanonicalObject()
        .Add("id", Canonical.Text(transition.Id))
        .Add("site", Canonical.Text(transition.Site))
        .Add("from", Canonical.Text(transition.From))
        .Add("to", Canonical.Text(transition.To))
        .Add("trigger", Canonical.Name<Trigger>(transition.Trigger))
        .Add("cause", Canonical.Text(transition.Cause))
        .Add("actor", Canonical.Text(transition.Actor))
        .Add("reason", Canonical.Text(transition.Reason))
        .Add("code", Canonical.Name(transition.Code))
        .Add("ticket", Canonical.Text(transition.Ticket))
        .Add("commandId", Canonical.Text(transition.CommandId))
        .Add("stateVersion", Canonical.Whole(transition.StateVersion))
        .AddOrigin()
        .Add("detectedAt", Canonical.Time(transition.DetectedAt))
        .Add("decidedAt", Canonical.Time(transition.DecidedAt))
        .Add("appliedAt", Canonical.Time(transition.AppliedAt))
        .Add("verifiedAt", Canonical.Time(transition.VerifiedAt))
        .Add("result", Canonical.Name<TransitionResult>(transition.Result))
        .Add("outcome", Canonical.Text(transition.Outcome))
        .Add("endedAt", Canonical.Time(transition.EndedAt))
        .Add("slots", Canonical.List(transition.Slots.Select(Of)));

    private static string Of(SlotChange change) => new CanonicalObject()
        .Add("slot", Canonical.Text(change.Slot.ToString()))
        .Add("before", Canonical.Text(change.Before))
        .Add("after", Canonical.Text(change.After))
        .Add("proven", Canonical.Truth(change.Proven))
        .Add("attempts", Canonical.Whole(change.Attempts))
        .Add("requestIds", Canonical.List(change.RequestIds.Select(Canonical.Text)))
        .Add("errors", Canonical.List(change.Errors.Select(Canonical.Text)))
        .ToString();
}
