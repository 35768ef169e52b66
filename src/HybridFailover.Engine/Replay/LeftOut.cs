using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Replay;

/// <summary>What happened and is not, or not in the same way, in the replay.</summary>
internal static class LeftOut
{
    public static IEnumerable<string> Of(ReplayCourse course, ReplayedSite replayed)
    {
        var (history, begin, to) = (course.Record.History, course.Begin, course.Record.To);
        List<CommandGivenAt> given = [.. history.Commands.Where(command => command.At > begin && command.At < to)];
        if (given.Count(command => !command.Accepted) is > 0 and var refused) yield return $"{Commands(refused)} that {Was(refused)} refused and moved nothing";
        if (given.Count(command => command.Accepted && !Replayer.Plays(command)) is > 0 and var foreign)
            yield return $"{Commands(foreign)} to adopt or replace foreign routes: what stood in the tables is not stored";
        foreach (var command in given.Where(Replayer.Plays))
            if (replayed.Answers.TryGetValue(command.Command.Id, out var answer) && !answer.Accepted && command.Command.Kind != CommandKind.Acknowledge)
                yield return $"the command {Word(command.Command.Kind)} of {command.Command.Actor} at {Utc(command.At)}, which would have been refused ({answer.Rejection}): {answer.Sentence}";
        List<Transition> moved = [.. history.Transitions.Where(transition => transition.DecidedAt >= begin && transition.DecidedAt < to)];
        if (moved.Count(transition => transition.Trigger == Trigger.Drift) is > 0 and var drifts) yield return $"{Transitions(drifts)} against routes that somebody else had changed (drift)";
        if (moved.Count(transition => transition.Trigger == Trigger.Start) is > 0 and var starts) yield return $"{Transitions(starts)} of a start that found routes in different places, or of routes that joined";
        if (history.MachineHolds.Count(at => at > begin && at < to) is > 0 and var holds) yield return $"{holds} hold{(holds == 1 ? "" : "s")} by the machine after repeated drift";
        if (replayed.Wishes.Count is > 0 and var wishes)
            yield return $"{wishes} switch{(wishes == 1 ? "" : "es")} that shadow mode only tells: {string.Join("; ", replayed.Wishes.Select(wish => $"{Utc(wish.At)} {wish.Sentence}"))}";
    }

    private static string Utc(DateTimeOffset at) => $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";

    private static string Commands(int count) => count == 1 ? "1 command" : $"{count} commands";

    private static string Transitions(int count) => count == 1 ? "1 transition" : $"{count} transitions";

    private static string Was(int count) => count == 1 ? "was" : "were";

    private static string Word(CommandKind kind) => kind switch
    {
        CommandKind.Failover => "fail over",
        CommandKind.Failback => "fail back",
        CommandKind.AllowFailback => "allow failback",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
