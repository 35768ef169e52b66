using System.Collections.Immutable;
using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>Which alarms stand, in every mode. One that goes and comes back is a new one, not acknowledged.</summary>
internal static class Alarms
{
    private static readonly TimeSpan UnprotectedAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BlindAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(30);

    public static void Update(Step step)
    {
        Watch(step);
        var now = Standing(step.State, step.At).ToList();
        var before = step.State.Alarms;
        var next = now.Select(alarm => before.FirstOrDefault(old => old.Kind == alarm.Kind) is { } known
            ? known.Sentence == alarm.Sentence ? known : known with { Sentence = alarm.Sentence }
            : new Alarm(alarm.Kind, step.At.Utc, alarm.Sentence)).ToImmutableArray();
        // What a person took note of before a restart stays noted until the routes are read and the paths judged.
        if (step.State.Standing.Kind == StandingKind.Starting)
            next = next.AddRange(before.Where(old => old.AcknowledgedBy is not null && !next.Any(alarm => alarm.Kind == old.Kind)));
        if (next.SequenceEqual(before)) return;
        foreach (var alarm in next.Where(alarm => !before.Any(old => old.Kind == alarm.Kind))) step.Say($"alarm {Name(alarm.Kind)}: {alarm.Sentence}", isWarning: true);
        foreach (var alarm in before.Where(alarm => !next.Any(kept => kept.Kind == alarm.Kind))) step.Say($"alarm {Name(alarm.Kind)} has cleared");
        step.State = step.State with { Alarms = next };
    }

    /// <summary>"hold broken", "audit degraded".</summary>
    public static string Name(AlarmKind kind) => string.Concat(kind.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    // Since when what alarms only after a while has been so.
    private static void Watch(Step step)
    {
        var state = step.State;
        var active = state.Active;
        var blind = active?.Verdict == Verdict.Unknown;
        var unprotected = active is not null && state.Paths.All(path => path.Name == active.Name || !path.IsUsable);
        var blindSince = blind ? state.BlindSince ?? step.Now : (TimeSpan?)null;
        var unprotectedSince = unprotected ? state.UnprotectedSince ?? step.Now : (TimeSpan?)null;
        if (blindSince != state.BlindSince || unprotectedSince != state.UnprotectedSince)
            step.State = state with { BlindSince = blindSince, UnprotectedSince = unprotectedSince };
    }

    private static IEnumerable<(AlarmKind Kind, string Sentence)> Standing(SiteState state, Instant at)
    {
        var paths = state.Paths;
        // All unknown is the monitor's own trouble, and nobody's loss: blind says so when it lasts.
        if (paths.All(path => !path.IsUsable && path.Report is { WarmedUp: true }) && paths.Any(path => path.Verdict == Verdict.Down))
            yield return (AlarmKind.Isolated, $"no usable path: {string.Join("; ", paths.Select(path => $"{path.Name} {Words.Of(path.Verdict)}, {path.Sentence}"))}");
        else if (state.UnprotectedSince is { } unprotected && at.Mono - unprotected >= UnprotectedAfter)
            yield return (AlarmKind.Unprotected, $"no usable path besides {state.Standing.Path}: {string.Join("; ", paths.Where(path => path.Name != state.Standing.Path).Select(path => $"{path.Name} {Words.Of(path.Verdict)}, {path.Sentence}"))}");
        if (state.BlindSince is { } blind && at.Mono - blind >= BlindAfter)
            yield return (AlarmKind.Blind, $"nothing is known of {state.Standing.Path}: {state.Active?.Sentence}");
        if (state is { Standing.Kind: StandingKind.Switching, Flight: { } flight } && at.Mono - flight.SwitchingSince >= StuckAfter)
            yield return (AlarmKind.Stuck, $"{state.Standing} since {at.UtcOf(flight.SwitchingSince).UtcDateTime:HH:mm:ss} UTC: {Switched(state)}{Hindrance(state, flight)}");
        foreach (var alarm in Routes(state)) yield return alarm;
        if (state.FailbackBlocked is { } flapping) yield return (AlarmKind.Flapping, $"failback waits for a person: {flapping}");
        if (state.StateLost is { } lost) yield return (AlarmKind.StateLost, $"failback waits for a person: {lost}");
        if (state.HoldBroken is { } broken) yield return (AlarmKind.HoldBroken, broken);
        if (state.AuditDegraded is { } audit) yield return (AlarmKind.AuditDegraded, audit);
        if (state.MonitorIll is { } ill) yield return (AlarmKind.MonitorIll, ill);
    }

    private static IEnumerable<(AlarmKind Kind, string Sentence)> Routes(SiteState state)
    {
        var foreign = state.Slots.Where(slot => slot is { Foreign: true, Adopted: null }).Select(slot => $"{slot.Slot} → {slot.Value}").ToList();
        if (foreign.Count > 0) yield return (AlarmKind.Foreign, $"static routes that are not ours, left alone: {string.Join(", ", foreign)}; adopt or replace them");
        var ineffective = state.Slots.Where(slot => slot.Ineffective is not null).Select(slot => $"{slot.Slot} by {slot.Ineffective}").ToList();
        if (ineffective.Count > 0) yield return (AlarmKind.Ineffective, $"overlapped by more specific routes: {string.Join(", ", ineffective)}");
        var drifted = state.Slots.Where(slot => Drift.Exists(state, slot)).Select(slot => $"{slot.Slot} shows {slot.DriftValue}").ToList();
        var found = $"somebody else changed routes: {string.Join(", ", drifted)}";
        if (state.Mode.ByMachine) yield return (AlarmKind.Drift, $"{(drifted.Count > 0 ? found : state.ModeReason)}; they are left as they are. Stop whoever changes them, then “Release”: the routes are set right again");
        else if (drifted.Count > 0) yield return (AlarmKind.Drift, found);
        // Nobody knows whether EC2 would still refuse before the next write: so the alarm stands until one is accepted, and says of when it speaks.
        var refused = state.Paths.Where(path => path.RefusedUntil is not null).Select(path => $"to {path.Name} {path.RefusedBecause}").ToList();
        if (refused.Count > 0) yield return (AlarmKind.WriteRefused, $"EC2 refused the last write {string.Join("; ", refused)}");
    }

    // Why it is stuck: what EC2 said last. Reads prove the writes, so theirs counts, too.
    private static string Hindrance(SiteState state, Flight flight) =>
        flight.LastError is { } error ? $". The last error: {error}" : state.ReadError is { } unread ? $". {unread}" : "";

    private static string Switched(SiteState state)
    {
        var deciding = state.Slots.Where(slot => !slot.LeftOut).ToList();
        var proven = state.Active is { } to ? deciding.Count(slot => slot.IsProvenAt(Observed.ValueOf(to))) : 0;
        return $"{proven} of {deciding.Count} routes proven";
    }
}
