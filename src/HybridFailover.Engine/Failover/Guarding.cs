using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>Every guard of a command with what it found; the order is that in which <see cref="CommandGuards"/> asks.</summary>
internal static class Guarding
{
    public static IReadOnlyList<GuardFinding> Of(SiteState state, Instant at, Command command, PathState? target)
    {
        var findings = new List<GuardFinding> { Lease(state) };
        if (command.Kind == CommandKind.Acknowledge) return [.. findings, Purpose(state, command, target)];
        findings.Add(Mode(state, command.Kind));
        findings.Add(Settled(state, command.Kind));
        findings.Add(Purpose(state, command, target));
        var leads = command.Kind is CommandKind.Failover or CommandKind.Failback or CommandKind.Drill;
        if (!leads || target is null || state.Standing.Path == target.Name) return findings;
        if (command.Kind == CommandKind.Drill) findings.Add(DrillStart(state));
        if (target.Path.NextHop.IsPropagated) findings.Add(Coverage(state, target));
        var mayOverride = command.Kind != CommandKind.Drill;
        findings.Add(Health(target, mayOverride));
        findings.Add(FreshProof(state, at, target, mayOverride));
        findings.Add(Observation(state, at, mayOverride));
        return findings;
    }

    private static GuardFinding Lease(SiteState state) => Judge(
        GuardKind.Lease, state.IsLeader ? Rejection.None : Rejection.NotLeader, state.IsLeader ? "this monitor holds the lease" : "another monitor holds the lease", "this monitor");

    private static GuardFinding Mode(SiteState state, CommandKind kind) => Judge(
        GuardKind.Mode,
        state.Mode.Kind == ModeKind.Shadow ? Rejection.Shadow
            : state.Mode.Kind == ModeKind.Suspended && kind is not (CommandKind.Resume or CommandKind.Suspend) ? Rejection.Suspended : Rejection.None,
        state.Mode.ToString(), kind is CommandKind.Resume or CommandKind.Suspend ? "not shadow" : "neither shadow nor suspended");

    private static GuardFinding Settled(SiteState state, CommandKind kind) => Judge(
        GuardKind.Settled, CommandGuards.IsBusy(state, kind) ? Rejection.Busy : Rejection.None, state.Standing.ToString(), kind switch
        {
            CommandKind.Suspend => "any",
            CommandKind.Hold or CommandKind.Failover or CommandKind.Failback => "not starting",
            CommandKind.Drill => "neither starting nor switching",
            _ => "not switching",
        });

    private static GuardFinding Purpose(SiteState state, Command command, PathState? target)
    {
        var (value, limit, isMet) = command.Kind switch
        {
            CommandKind.Acknowledge => ($"{state.Alarms.Count(alarm => alarm.AcknowledgedBy is null && CommandGuards.Names(command.To, alarm))} to acknowledge", "at least 1",
                state.Alarms.Any(alarm => alarm.AcknowledgedBy is null && CommandGuards.Names(command.To, alarm))),
            CommandKind.Resume => (state.Mode.ToString(), "suspended", state.Mode.Kind == ModeKind.Suspended),
            CommandKind.Release => (state.Mode.ToString(), "held", state.Mode.Kind == ModeKind.Held),
            CommandKind.Hold or CommandKind.Suspend => (state.Mode.ToString(), "any", true),
            CommandKind.AllowFailback => Blocked(state),
            CommandKind.Adopt or CommandKind.Replace => ($"{CommandGuards.ForeignSlots(state, command).Count} foreign routes", "at least 1", CommandGuards.ForeignSlots(state, command).Count > 0),
            _ when target is null => (command.To ?? "no other path", $"one of {string.Join(", ", state.Paths.Select(path => path.Name))}", false),
            CommandKind.Failback => ($"{state.Standing}, {state.Mode}", $"not on {target.Name} and automatic already", state.Standing.Path != target.Name || state.Mode.Kind != ModeKind.Automatic),
            _ => (state.Standing.ToString(), $"not on {target.Name} already", state.Standing.Path != target.Name),
        };
        var missing = target is null && command.Kind is CommandKind.Failover or CommandKind.Drill ? Rejection.NotAllowed : Rejection.AlreadyThere;
        return Judge(GuardKind.Purpose, isMet ? Rejection.None : missing, value, limit);
    }

    private static (string, string, bool) Blocked(SiteState state) => (state.FailbackBlocked ?? state.StateLost) is { } why
        ? ($"failback is blocked: {why}", "blocked", true) : ("failback is not blocked", "blocked", false);

    private static GuardFinding DrillStart(SiteState state) => Judge(
        GuardKind.DrillStart, state.Standing.Path == state.Paths[0].Name ? Rejection.None : Rejection.NotAllowed, state.Standing.ToString(), $"on {state.Paths[0].Name}");

    private static GuardFinding Coverage(SiteState state, PathState target)
    {
        const string Limit = "a propagated row for each";
        if (Choice.CoveredByPropagation(state, target)) return new(GuardKind.Coverage, GuardResult.Pass, Rejection.None, "every destination is covered", Limit);
        var value = $"{Failback.Uncovered(state)} is not covered";
        return Choice.LeadsSomewhere(state, target)
            ? new(GuardKind.Coverage, GuardResult.Warning, Rejection.None, $"{value}; RequirePropagatedRow is false", Limit)
            : new(GuardKind.Coverage, GuardResult.Fail, Rejection.NotAllowed, value, Limit);
    }

    private static GuardFinding Health(PathState target, bool mayOverride) => target.Verdict switch
    {
        Verdict.Up => new(GuardKind.Health, GuardResult.Pass, Rejection.None, $"up, {target.Sentence}", "up"),
        Verdict.Degraded => new(GuardKind.Health, GuardResult.Warning, Rejection.None, $"degraded, {target.Sentence}", "up"),
        Verdict.Down => new(GuardKind.Health, GuardResult.Fail, Rejection.TargetDown, $"down, {target.Sentence}", "up", mayOverride),
        _ => new(GuardKind.Health, GuardResult.Fail, Rejection.TargetUnproven, $"unknown, {target.Sentence}", "up", mayOverride),
    };

    private static GuardFinding FreshProof(SiteState state, Instant at, PathState target, bool mayOverride)
    {
        var value = target.Report?.AnsweredSentAt is { } answered ? $"last answered {Words.Duration(at.Mono - answered)} ago" : "has not answered yet";
        // What is down or unknown has failed already: one reason is enough.
        if (!target.IsUsable) return new(GuardKind.FreshProof, GuardResult.Warning, Rejection.None, value, "an answer");
        var limit = state.Active?.DownFrom is { } lost ? $"after {state.Active.Name} was lost {Words.Duration(at.Mono - lost)} ago" : "an answer";
        return Choice.IsProven(target, state.Active)
            ? new(GuardKind.FreshProof, GuardResult.Pass, Rejection.None, value, limit)
            : new(GuardKind.FreshProof, GuardResult.Fail, Rejection.TargetUnproven, value, limit, mayOverride);
    }

    private static GuardFinding Observation(SiteState state, Instant at, bool mayOverride)
    {
        var isKnown = Observed.Of(state, at.Mono) != "unknown";
        var value = state.ReadAt is { } read ? $"routes read {Words.Duration(at.Mono - read)} ago" : "routes not read yet";
        if (!isKnown && state.ReadError is { } error) value += $"; {error}";
        var limit = $"at most {Words.Duration(state.Site.Policy.ObservedMaxAge)} ago";
        return isKnown ? new(GuardKind.Observation, GuardResult.Pass, Rejection.None, value, limit)
            : new(GuardKind.Observation, GuardResult.Fail, Rejection.DataStale, value, limit, mayOverride);
    }

    private static GuardFinding Judge(GuardKind guard, Rejection rejection, string value, string limit) =>
        new(guard, rejection == Rejection.None ? GuardResult.Pass : GuardResult.Fail, rejection, value, limit);
}
