using System.Collections.Immutable;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>Where a replay begins, and what was so at that moment, by the records before it.</summary>
public static class Beginning
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(60);

    /// <summary>Nothing of a longer stay can be under way: no failback delay is longer.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    /// <summary>How far back records may still matter: the longest hold, and the time that a search for a quiet beginning may take.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromHours(72) + Longest;

    /// <summary>Rounds before the beginning that the judge needs to stand as it stood: its memory of recent downs, and the longest quality window.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(10) + TimeSpan.FromHours(1);

    /// <summary>The period's own start, or, where an outage was under way then, before it: whoever replays half of one counts what never was.</summary>
    public static DateTimeOffset Of(SiteHistory history, DateTimeOffset from)
    {
        var begin = from;
        while (begin > from - Longest && UnderWay(history, begin) is { } transition && history.SiteAt(transition.DecidedAt - Lead) is not null) begin = transition.DecidedAt - Lead;
        return begin;
    }

    /// <summary>The path that the site stood on, or was going to.</summary>
    public static string PathAt(SiteHistory history, Site site, DateTimeOffset at)
    {
        var before = history.Transitions.LastOrDefault(transition => transition.DecidedAt <= at);
        var name = before is null ? history.Transitions is [var first, ..] ? first.From : null
            : before.Result == TransitionResult.Abandoned ? before.From
            // A crash left it open, and nobody knows how far it came: the next one tells where it was left.
            : before.Result == TransitionResult.Interrupted ? history.Transitions.FirstOrDefault(moved => moved.DecidedAt > before.DecidedAt)?.From ?? before.To
            : before.To;
        return name is not null && site.RankOf(name) is >= 0 and var rank ? site.Paths[rank].Name : site.Paths[0].Name;
    }

    /// <summary>An automatic move that the machine counts: away from a preferred path, or from one that was left as down.</summary>
    public static bool IsFailover(Transition transition, Site site) =>
        transition.Trigger == Trigger.Automatic && transition.From is { } from && site.RankOf(from) is >= 0 and var left
        && site.RankOf(transition.To) is >= 0 and var taken && (left < taken || transition.DetectedAt < transition.DecidedAt);

    /// <summary>What the machine would have remembered over a restart at that moment.</summary>
    internal static RememberedSite Remembered(SiteHistory history, Site site, DateTimeOffset at)
    {
        var failovers = ImmutableArray<DateTimeOffset>.Empty;
        var (count, blocked) = (1, (string?)null);
        var (mode, reason) = (Mode.Automatic, (string?)null);
        foreach (var (_, happened) in Happened(history, at))
            switch (happened)
            {
                case Transition moved when IsFailover(moved, site):
                    failovers = failovers.RemoveAll(earlier => moved.DecidedAt - earlier >= TimeSpan.FromHours(1)).Add(moved.DecidedAt);
                    count = failovers.Length;
                    if (count >= site.Policy.FlapBudget) blocked ??= $"{count} automatic failovers within an hour (limit {site.Policy.FlapBudget})";
                    break;
                case Transition { Trigger: Trigger.Manual or Trigger.Drill } moved:
                    count = Math.Max(1, failovers.Count(earlier => moved.DecidedAt - earlier < TimeSpan.FromHours(1)));
                    if (moved is { Trigger: Trigger.Manual, Result: TransitionResult.Done } && site.RankOf(moved.To) == 0) blocked = null;
                    break;
                case CommandGivenAt { Command.Kind: CommandKind.AllowFailback }: blocked = null; break;
                case CommandGivenAt given when ModeOf(history, site, given) is { } turned:
                    (mode, reason) = (turned, $"{given.Command.Actor}: {given.Command.Reason}");
                    break;
                case DateTimeOffset: (mode, reason) = (Mode.Automatic, null); break;
                case (DateTimeOffset began, true): (mode, reason) = (new Mode(ModeKind.Held, PathAt(history, site, began), ByMachine: true), "held by the machine"); break;
            }
        return new RememberedSite
        {
            Code = site.Code, Mode = mode, ModeReason = reason, Failovers = failovers.RemoveAll(earlier => at - earlier >= TimeSpan.FromHours(1)), FlapCount = count,
            FailbackBlocked = blocked, StateLost = null, HoldBroken = null, Acknowledged = [], Wrote = [], Adopted = [], Answers = [],
        };
    }

    // In the order in which they happened; a hold ends before what takes its place begins.
    private static IEnumerable<(DateTimeOffset At, object What)> Happened(SiteHistory history, DateTimeOffset until) =>
        history.HoldEnds.Select(at => (at, (object)at))
            .Concat(history.MachineHolds.Select(at => (at, (object)(at, true))))
            .Concat(history.Commands.Where(given => given.Accepted).Select(given => (given.At, (object)given)))
            .Concat(history.Transitions.Select(moved => (moved.DecidedAt, (object)moved)))
            .Where(entry => entry.Item1 <= until).OrderBy(entry => entry.Item1);

    private static Mode? ModeOf(SiteHistory history, Site site, CommandGivenAt given)
    {
        var command = given.Command;
        var until = command.Until ?? given.At + (command.For ?? TimeSpan.FromMinutes(command.Kind == CommandKind.Drill ? 10 : 60));
        var moved = history.Transitions.FirstOrDefault(transition => transition.Id == given.TransitionId)?.To;
        var evenIfDown = command.EvenIfDown || command.Override is not null;
        return command.Kind switch
        {
            CommandKind.Suspend => new Mode(ModeKind.Suspended, Until: until),
            CommandKind.Hold => new Mode(ModeKind.Held, PathAt(history, site, given.At), until, command.EvenIfDown),
            CommandKind.Failover => new Mode(ModeKind.Held, moved ?? command.To ?? PathAt(history, site, given.At), until, evenIfDown),
            CommandKind.Drill when !command.Simulate => new Mode(ModeKind.Held, moved ?? command.To ?? PathAt(history, site, given.At), until, DrillId: command.Id),
            _ => null,
        };
    }

    private static Transition? UnderWay(SiteHistory history, DateTimeOffset at)
    {
        if (history.Transitions.LastOrDefault(transition => transition.DecidedAt <= at) is not { } last || history.SiteAt(at) is not { } site) return null;
        var isOpen = last.EndedAt is not { } ended || ended > at;
        var isAway = site.RankOf(PathAt(history, site, at)) != 0;
        return isOpen || isAway ? at - last.DecidedAt <= LongestDelay ? last : null : null;
    }
}
