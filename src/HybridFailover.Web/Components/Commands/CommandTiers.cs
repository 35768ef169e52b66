using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Commands;

/// <summary>Which tier a command is of, and what follows from it.</summary>
public static class CommandTiers
{
    /// <summary>How long a command can be taken back before it leaves the server.</summary>
    public static readonly TimeSpan Countdown = TimeSpan.FromSeconds(5);

    public static CommandTier Of(CommandOutlook outlook) => outlook.Kind switch
    {
        CommandKind.Hold or CommandKind.Release or CommandKind.Suspend or CommandKind.Resume or CommandKind.Acknowledge => CommandTier.Light,
        _ => outlook.MayOverride ? CommandTier.Override : CommandTier.Full,
    };

    /// <summary>Whether the command leads traffic somewhere else, and both paths have to be looked at.</summary>
    public static bool Moves(CommandKind kind) => kind is CommandKind.Failover or CommandKind.Failback or CommandKind.Drill;

    /// <summary>Whether it ends by itself at a time that the person chooses.</summary>
    public static bool Lasts(CommandKind kind) => kind is CommandKind.Failover or CommandKind.Hold or CommandKind.Suspend or CommandKind.Drill;

    /// <summary>Waiting costs outage where the site has no path or is stuck: nothing is counted down there. A simulation moves nothing.</summary>
    public static TimeSpan CountdownOf(CommandTier tier, SiteCondition condition, bool isSimulated) =>
        tier == CommandTier.Light || isSimulated || condition is SiteCondition.NoPath or SiteCondition.Stuck or SiteCondition.ActiveDown ? TimeSpan.Zero : Countdown;
}
