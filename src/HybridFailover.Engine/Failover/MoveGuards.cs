using HybridFailover.Engine.Health;
using static HybridFailover.Engine.Failover.CommandGuards;

namespace HybridFailover.Engine.Failover;

/// <summary>The guards of fail over, fail back and drill.</summary>
internal static class MoveGuards
{
    public static CommandGuard Check(SiteState state, Instant at, Command command, PathState target, DateTimeOffset until)
    {
        if (Stale(state, command, target) is { } stale) return stale;
        var isThere = state.Standing.Path == target.Name;
        if (isThere && (command.Kind != CommandKind.Failback || state.Mode.Kind == ModeKind.Automatic))
            return No(Rejection.AlreadyThere, $"{state.Site.Code} is {state.Standing} already; to stay there, hold");
        if (isThere) return Yes(target, null); // fail back while held there: automatic again
        if (command.Kind == CommandKind.Drill && state.Standing.Path != state.Paths[0].Name)
            return No(Rejection.NotAllowed, $"a drill starts from {state.Paths[0].Name}; the site is {state.Standing}");
        if (!Choice.LeadsSomewhere(state, target))
            return No(Rejection.NotAllowed, $"no active propagated row covers {Failback.Uncovered(state)}: {target.Name} would lead into nothing");
        if (Doubt(state, at, target) is not { } doubt) return Yes(target, until);
        if (command.Override is null || command.Kind == CommandKind.Drill) return doubt;
        return command.Override == state.Site.Code ? Yes(target, until, overridden: true)
            : No(doubt.Rejection, $"{doubt.Sentence}; to override, the site's code {state.Site.Code} must be typed, not “{command.Override}”");
    }

    // These three alone can be overridden.
    private static CommandGuard? Doubt(SiteState state, Instant at, PathState target)
    {
        if (target.Verdict == Verdict.Down) return No(Rejection.TargetDown, $"{target.Name} is down: {target.Sentence}");
        if (target.Verdict == Verdict.Unknown) return No(Rejection.TargetUnproven, $"{target.Name} is unknown: {target.Sentence}");
        if (!Choice.IsProven(target, state.Active)) return No(Rejection.TargetUnproven, $"{target.Name} has not answered since {state.Active!.Name} was lost");
        if (Observed.Of(state, at.Mono) == "unknown")
            return No(Rejection.DataStale, state.ReadError is { } error ? $"the routes could not be read: {error}" : "the routes have not been read lately");
        return null;
    }
}
