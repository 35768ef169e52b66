using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Commands;

/// <summary>The reasons that a person chooses from.</summary>
public static class ReasonWords
{
    public static IReadOnlyList<(ReasonCode Code, string Word)> All { get; } =
    [
        (ReasonCode.Maintenance, "Maintenance"), (ReasonCode.Degraded, "Degraded service"), (ReasonCode.Provider, "Provider request"),
        (ReasonCode.Test, "Test"), (ReasonCode.Other, "Other"),
    ];
}
