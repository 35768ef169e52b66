using System.ComponentModel;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Api;

/// <summary>The body of <c>POST sites/{code}/commands</c>. Read by <see cref="CommandReader"/>, so that all errors are answered at once.</summary>
public sealed record CommandRequest
{
    [Description("Accepted once: a repeated id returns the first answer. Up to 100 letters, digits and . _ : -")]
    public required string Id { get; init; }

    public required CommandKind Command { get; init; }

    [Description("failover, drill: the path. acknowledge: the alarm. adopt, replace: one slot, as \"rtb-… destination\". Without it: the first other path, or all.")]
    public string? To { get; init; }

    [Description("Why: 10 to 500 characters.")]
    public string? Reason { get; init; }

    public ReasonCode? Code { get; init; }

    [Description("The number of a change or incident elsewhere, up to 100 characters.")]
    public string? Ticket { get; init; }

    [Description("Until when; UTC or with an offset; at most 72 hours from now. Not together with for.")]
    public DateTimeOffset? Until { get; init; }

    [Description("For how long: 90s, 15m, 1h, 3d; at most 72h. Not together with until.")]
    public string? For { get; init; }

    [Description("The version of the site that the decision was made on; without it nothing is compared.")]
    public long? ExpectedVersion { get; init; }

    [Description("The site's code, to override TargetDown, TargetUnproven or DataStale.")]
    public string? Override { get; init; }

    [Description("The hold stays although its path dies.")]
    public bool? EvenIfDown { get; init; }

    [Description("drill: decide and record, and write nothing.")]
    public bool? Simulate { get; init; }
}

/// <summary>The answer to a command that was accepted.</summary>
/// <param name="Durable">False: a restart within the next moments would forget it.</param>
/// <param name="TransitionId">The transition that it started, if any.</param>
public sealed record AcceptedResource(string Id, string Sentence, bool Durable, long Version, string? TransitionId);
