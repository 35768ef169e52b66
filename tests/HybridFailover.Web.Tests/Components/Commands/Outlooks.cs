using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Tests.Components.Commands;

/// <summary>What a machine might say to a command.</summary>
internal static class Outlooks
{
    public static CommandOutlook Accepted(CommandKind kind, string? target = "vpn") => new(kind, target, 7, Samples.At, [], [], Rejection.None, "", MayOverride: false);

    public static CommandOutlook Down(CommandKind kind = CommandKind.Failover) => Accepted(kind) with
    {
        Rejection = Rejection.TargetDown, Sentence = "vpn is down: 4 rounds lost in a row", MayOverride = true,
        Guards = [new GuardFinding(GuardKind.Health, GuardResult.Fail, Rejection.TargetDown, "down, 4 rounds lost in a row", "up", MayOverride: true)],
    };
}
