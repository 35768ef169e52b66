using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Api;

/// <summary>One change of standing, as the API shows it.</summary>
public sealed record TransitionResource
{
    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string? From { get; init; }
    public required string To { get; init; }
    public required Trigger Trigger { get; init; }
    public required string Cause { get; init; }
    public string? Actor { get; init; }
    public string? Reason { get; init; }
    public ReasonCode? Code { get; init; }
    public string? Ticket { get; init; }
    public string? CommandId { get; init; }
    public required DateTimeOffset DetectedAt { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public DateTimeOffset? AppliedAt { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required TransitionResult Result { get; init; }
    public string? Outcome { get; init; }
    public required IReadOnlyList<SlotChangeResource> Slots { get; init; }
}

public sealed record SlotChangeResource(
    string RouteTable, string Destination, string Before, string After, bool Proven, int Attempts, IReadOnlyList<string> RequestIds, IReadOnlyList<string> Errors);
