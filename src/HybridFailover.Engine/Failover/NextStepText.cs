using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>What will happen next, in words: the line on every site.</summary>
public static class NextStepText
{
    /// <summary>The sentence, and the monotonic end of its countdown; null: nothing counts down.</summary>
    public static (string Sentence, TimeSpan? EndsAt) Of(SiteState state, Instant at)
    {
        switch (state.Mode.Kind)
        {
            case ModeKind.Suspended: return ("Suspended: nothing is written. Resumes through a fresh read of the routes", state.ModeEndsAt);
            case ModeKind.Shadow: return (state.ShadowWish is { } wish ? $"Shadow: would have switched to {wish}; writes nothing" : "Shadow: decides and writes nothing", null);
        }
        if (!state.IsLeader) return ("Another monitor holds the lease; this one writes nothing", null);
        return state.Standing.Kind switch
        {
            StandingKind.Starting => (Start(state), null),
            StandingKind.Switching => (Under(state), null),
            _ => Resting(state, at),
        };
    }

    private static string Start(SiteState state)
    {
        if (state.ReadAt is null) return state.ReadError is { } error ? $"Waits for the routes: {error}" : "Waits for the routes to be read";
        if (state.Slots.All(slot => slot.LeftOut)) return "Every route is foreign: waits for “Adopt” or “Replace”";
        return state.Paths.All(path => path.Report is { WarmedUp: true })
            ? "The routes are mixed and no path is usable: writes nothing until one is"
            : "The routes are mixed: waits until every path is judged";
    }

    private static string Under(SiteState state)
    {
        var to = state.Active!;
        if (state.Flight?.ClosingBecause is not null) return "Waits for the calls already sent";
        if (WritePlan.IsPaused(state, to)) return $"{to.Name} is down, too: writes pause until a path is usable";
        var deciding = state.Slots.Where(slot => !slot.LeftOut).ToList();
        var proven = deciding.Count(slot => slot.IsProvenAt(Observed.ValueOf(to)));
        var late = deciding.Where(slot => slot.Tries > 0).ToList();
        return late.Count > 0
            ? $"Switching to {to.Name}: {proven} of {deciding.Count} routes proven, {late.Count} tried again"
            : $"Switching to {to.Name}: {proven} of {deciding.Count} routes proven";
    }

    private static (string, TimeSpan?) Resting(SiteState state, Instant at)
    {
        var active = state.Active!;
        if (state.Mode is { Kind: ModeKind.Held } hold)
        {
            var what = hold.ByMachine ? $"Held on {hold.Path} until released" : hold.DrillId is not null ? $"Drill on {hold.Path}; then back to {state.Paths[0].Name}" : $"Held on {hold.Path}; then automatic";
            return (hold.EvenIfDown ? $"{what}. Stays although {hold.Path} goes down" : what, state.ModeEndsAt);
        }
        if (active.Verdict == Verdict.Down) return ($"{active.Name} is down and no other path is usable: waits for one", null);
        var preferred = state.Paths[0];
        if (active.Name != preferred.Name)
        {
            var obstacle = Failback.Obstacle(state, preferred, at);
            return obstacle is null ? ($"Back to {preferred.Name} now", null)
                : obstacle.EndsAt is not null ? (Capital(obstacle.Sentence), obstacle.EndsAt)
                : ($"Stays on {active.Name}: {obstacle.Sentence}", null);
        }
        var standby = Choice.Best(state, active, at.Mono);
        var isWarming = state.Paths.Any(path => path.Name != active.Name && path.Report is not { WarmedUp: true });
        return standby is null ? (isWarming ? $"Stays on {active.Name}: its standby is not judged yet" : $"Stays on {active.Name}: no standby is usable", null)
            : state.ReadError is not null && Observed.Of(state, at.Mono) == "unknown"
                ? ($"Stays on {active.Name}; tries {standby.Name} if it dies, although EC2 has not shown the routes for {Words.Duration(at.Mono - (state.ReadAt ?? TimeSpan.Zero))}", null)
            : standby.RefusedUntil is not null ? ($"Stays on {active.Name}; tries {standby.Name} if it dies, although EC2 refused its routes the last time", null)
            : ($"Stays on {active.Name}; fails over to {standby.Name} if it dies", null);
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
