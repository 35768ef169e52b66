using System.Collections.Immutable;

namespace HybridFailover.Engine.Failover;

/// <summary>A person's command: guarded, carried out and answered by the same machine as everything else.</summary>
internal static class CommandRules
{
    /// <summary>How long an id is recognised: as long as the longest hold.</summary>
    internal static readonly TimeSpan Remembered = TimeSpan.FromHours(72);

    /// <summary>How many refused ids of a site are recognised: whoever sends rubbish must not make the state file grow.</summary>
    internal const int MostRefused = 1_000;

    /// <param name="settled">What is known before the state is looked at; null: the guards are asked.</param>
    public static void Take(Step step, Command command, CommandGuard? settled = null)
    {
        if (step.State.Answers.TryGetValue(command.Id, out var given)) { step.Do(new AnswerCommand(given.Answer)); return; }
        step.Do(new KeepRecord(RecordKind.CommandIntent, step.At, $"{command.Actor} asks: {Text(command)}", Command: command));
        var guard = settled ?? CommandGuards.Check(step.State, step.At, command);
        var sentence = guard.Rejection == Rejection.None ? Carry(step, command, guard) : guard.Sentence;
        var started = guard.Rejection == Rejection.None && step.State.Flight?.Transition.CommandId == command.Id ? step.State.Flight.Transition.Id : null;
        var answer = new CommandAnswer(command.Id, guard.Rejection, sentence, Durable: false, step.State.Version, started);
        step.State = step.State with { Answers = Recent(step.State.Answers, step.At.Utc).SetItem(command.Id, new(answer, step.At.Utc)) };
        step.Do(new KeepRecord(RecordKind.CommandOutcome, step.At, sentence, Command: command, Answer: answer));
        step.Do(new SaveState());
        step.Do(new AnswerCommand(answer));
        step.Say($"{command.Actor}: {Text(command)}: {answer switch
        {
            { Accepted: true } => sentence,
            { Rejection: Rejection.Cancelled } => $"cancelled: {sentence}",
            _ => $"refused ({guard.Rejection}): {sentence}",
        }}");
    }

    private static ImmutableDictionary<string, AnswerGiven> Recent(ImmutableDictionary<string, AnswerGiven> answers, DateTimeOffset now)
    {
        var kept = answers.RemoveRange(answers.Where(pair => now - pair.Value.At > Remembered).Select(pair => pair.Key));
        var refused = kept.Where(pair => !pair.Value.Answer.Accepted).ToList();
        // What was carried out is never forgotten early: its id keeps it from being carried out twice.
        return refused.Count < MostRefused ? kept : kept.RemoveRange(refused.OrderByDescending(pair => pair.Value.At).Skip(MostRefused - 1).Select(pair => pair.Key));
    }

    private static string Carry(Step step, Command command, CommandGuard guard)
    {
        switch (command.Kind)
        {
            case CommandKind.Failover or CommandKind.Drill: return Move(step, command, guard);
            case CommandKind.Failback: return Failback(step, command, guard);
            case CommandKind.Hold:
                Hold(step, new Mode(ModeKind.Held, guard.Target!.Name, guard.Until, command.EvenIfDown), command);
                return $"held on {guard.Target.Name} until {Utc(guard.Until)}";
            case CommandKind.Release:
                var released = $"released by {command.Actor}: {command.Reason}";
                ModeRules.EndHold(step, released);
                return "automatic again";
            case CommandKind.Suspend: return Suspend(step, command, guard);
            case CommandKind.Resume:
                ModeRules.Resume(step, $"resumed by {command.Actor}: {command.Reason}");
                return "resumed; the routes are read before anything is decided";
            case CommandKind.Acknowledge: return Acknowledge(step, command);
            case CommandKind.AllowFailback:
                step.State = step.State with { FailbackBlocked = null, StateLost = null };
                return "failback is allowed again";
            case CommandKind.Adopt:
                return ForForeign(step, command, slot => slot with { Adopted = slot.Value, ReplaceForeign = false }, "adopted: left as they are");
            default:
                var text = ForForeign(step, command, slot => slot with { ReplaceForeign = true, Adopted = null, RetryAt = TimeSpan.Zero }, "will be overwritten");
                if (step.State.Standing.Kind == StandingKind.On) Switching.Begin(step, step.State.Active!, Trigger.Manual, $"{command.Actor} replaces foreign routes: {command.Reason}", by: command, from: Observed.Of(step.State, step.Now));
                return text;
        }
    }

    private static string Move(Step step, Command command, CommandGuard guard)
    {
        if (command.Simulate) return Simulated(step, guard.Target!);
        var isDrill = command.Kind == CommandKind.Drill;
        var evenIfDown = !isDrill && (command.EvenIfDown || guard.Overridden);
        var to = guard.Target!;
        Hold(step, new Mode(ModeKind.Held, to.Name, guard.Until, evenIfDown, DrillId: isDrill ? command.Id : null), command);
        Go(step, to, isDrill ? Trigger.Drill : Trigger.Manual, command);
        return $"{(isDrill ? "drill: " : "")}going to {to.Name}, held there until {Utc(guard.Until)}";
    }

    private static string Simulated(Step step, PathState to)
    {
        var changes = Preview.Of(step.State, to.Name);
        var routes = changes.Count == 0 ? "no route would change" : $"would write {string.Join("; ", changes.Select(change => $"{change.Slot} from {change.From} to {change.To}"))}";
        return $"simulated: would go from {step.State.Standing.Path} to {to.Name}; {routes}. Nothing was written";
    }

    private static string Failback(Step step, Command command, CommandGuard guard)
    {
        var to = guard.Target!;
        if (guard.Overridden)
        {
            // Back on automatic, the machine would leave a dead path in the same step.
            Hold(step, new Mode(ModeKind.Held, to.Name, guard.Until, EvenIfDown: true), command);
            Go(step, to, Trigger.Manual, command);
            return $"going back to {to.Name}, held there until {Utc(guard.Until)} although it goes down";
        }
        ModeRules.Displace(step, $"{command.Actor} fails back: {command.Reason}");
        step.State = step.State with { Mode = Mode.Automatic, ModeReason = null, ModeEndsAt = null, Drifts = [] };
        if (step.State.Standing.Path == to.Name) { Credit.Restart(step); return $"on {to.Name} already; automatic again"; }
        Go(step, to, Trigger.Manual, command);
        return $"going back to {to.Name}";
    }

    private static void Go(Step step, PathState to, Trigger trigger, Command command)
    {
        if (step.State.Standing.Path == to.Name) return; // under way or there: only the hold is new
        var cause = $"{command.Actor}: {command.Reason}";
        if (step.State.Standing.Kind == StandingKind.Switching) Switching.Supersede(step, to, trigger, cause, by: command);
        else Switching.Begin(step, to, trigger, cause, by: command);
    }

    private static void Hold(Step step, Mode mode, Command command)
    {
        ModeRules.Displace(step, $"{mode} takes its place, by {command.Actor}: {command.Reason}");
        step.State = step.State with
        {
            Mode = mode,
            ModeReason = $"{command.Actor}: {command.Reason}",
            ModeEndsAt = mode.Until is { } until ? step.Now + (until - step.At.Utc) : null,
            // A person has looked: what was counted before is settled.
            Drifts = [],
        };
    }

    private static string Suspend(Step step, Command command, CommandGuard guard)
    {
        Hold(step, new Mode(ModeKind.Suspended, Until: guard.Until), command);
        if (step.State.Flight is not null) Starting.Enter(step, $"suspended by {command.Actor}: {command.Reason}");
        return $"suspended until {Utc(guard.Until)}: probed and shown, nothing is written";
    }

    private static string Acknowledge(Step step, Command command)
    {
        var alarms = step.State.Alarms.Select(alarm => CommandGuards.Names(command.To, alarm) ? alarm with { AcknowledgedBy = command.Actor } : alarm);
        var holdBroken = command.To is null || command.To.Replace("-", "", StringComparison.Ordinal).Equals(nameof(AlarmKind.HoldBroken), StringComparison.OrdinalIgnoreCase);
        step.State = step.State with { Alarms = [.. alarms], HoldBroken = holdBroken ? null : step.State.HoldBroken };
        return "noted; nothing moves";
    }

    private static string ForForeign(Step step, Command command, Func<SlotState, SlotState> change, string what)
    {
        var slots = CommandGuards.ForeignSlots(step.State, command).Select(slot => slot.Slot).ToList();
        step.EachSlot(slot => slots.Contains(slot.Slot) ? change(slot) : slot);
        return $"{string.Join(", ", slots)}: {what}";
    }

    private static string Text(Command command) =>
        $"{command.Kind switch { CommandKind.Failover => "fail over", CommandKind.Failback => "fail back", CommandKind.AllowFailback => "allow failback", var kind => kind.ToString().ToLowerInvariant() }}"
        + (command.To is { } to ? $" {to}" : "") + $" ({command.Reason})";

    private static string Utc(DateTimeOffset? at) => $"{at?.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
}
