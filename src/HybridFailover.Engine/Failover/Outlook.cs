using HybridFailover.Engine.Routing;

namespace HybridFailover.Engine.Failover;

/// <summary>
/// Looks at a command that has not been sent. Pure: nothing is recorded, and nothing changes. Whether it would be carried out is
/// <see cref="CommandGuards"/>' own answer; the findings beside it are for people.
/// </summary>
public static class Outlook
{
    /// <param name="to">As <see cref="Command.To"/>.</param>
    public static CommandOutlook Of(SiteState state, Instant at, CommandKind kind, string? to = null)
    {
        var command = new Command { Id = "", Kind = kind, To = to, Actor = "", Reason = "not sent, only looked at" };
        var guard = CommandGuards.Check(state, at, command);
        var target = CommandGuards.Aim(state, command);
        var mayOverride = guard.Rejection != Rejection.None && CommandGuards.Check(state, at, command with { Override = state.Site.Code }).Overridden;
        return new CommandOutlook(
            kind, target?.Name, state.Version, at.Utc, Changes(state, command, target), Guarding.Of(state, at, command, target), guard.Rejection, guard.Sentence, mayOverride);
    }

    private static IReadOnlyList<RouteChange> Changes(SiteState state, Command command, PathState? target) => command.Kind switch
    {
        CommandKind.Failover or CommandKind.Failback or CommandKind.Drill when target is not null =>
            [.. Preview.Of(state, target.Name).Select(change => new RouteChange(change.Slot, change.From, change.To))],
        CommandKind.Replace when state.Active is { } active =>
            [.. CommandGuards.ForeignSlots(state, command).Select(slot => new RouteChange(slot.Slot, slot.Value ?? "unknown", Observed.ValueOf(active)))],
        _ => [],
    };
}
