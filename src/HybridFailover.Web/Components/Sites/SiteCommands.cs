using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Overview;

namespace HybridFailover.Web.Components.Sites;

/// <summary>What a person can ask of a site now, and a sentence in place of the move that does not apply.</summary>
public sealed record SiteCommands(IReadOnlyList<SiteAction> Actions, string Instead)
{
    public static SiteCommands Of(SiteSnapshot snapshot) => new(
        [.. SiteAction.Of(snapshot).Where(action => action.Wish.Kind != CommandKind.Acknowledge && (snapshot.Standing.Kind != StandingKind.Starting || !Moves(action)))],
        snapshot switch
        {
            { Mode.Kind: ModeKind.Suspended } => "Suspended: nothing is written until it resumes.",
            { Mode.Kind: ModeKind.Shadow } => "Shadow: this monitor writes nothing here.",
            { Standing.Kind: StandingKind.Starting } => "Starting: no move before the routes are read.",
            { Standing.Kind: StandingKind.Switching } => $"Switching to {PathNames.Of(snapshot.Site, snapshot.Standing.Path)}.",
            _ => $"On {PathNames.Of(snapshot.Site, snapshot.Standing.Path)} now.",
        });

    private static bool Moves(SiteAction action) => action.Wish.Kind is CommandKind.Failover or CommandKind.Failback;
}
