using System.Globalization;
using System.Text;

namespace HybridFailover.Engine.Failover;

/// <summary>What the guards found.</summary>
/// <param name="Target">The path that the command leads to or holds; null for others.</param>
/// <param name="Until">Resolved end of what it starts.</param>
/// <param name="Overridden">A rejection was overridden by typing the site's code.</param>
internal sealed record CommandGuard(Rejection Rejection, string Sentence, PathState? Target = null, DateTimeOffset? Until = null, bool Overridden = false);

/// <summary>Whether a command may be carried out now. Pure: the first guard that says no answers with its name.</summary>
internal static class CommandGuards
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(72);
    private static readonly TimeSpan Default = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultDrill = TimeSpan.FromMinutes(10);

    public static CommandGuard Check(SiteState state, Instant at, Command command)
    {
        if (Readable(command.Reason) is < 10 or > 500)
            return No(Rejection.ReasonMissing, $"a reason of 10 to 500 characters is needed; this one has {Readable(command.Reason)}");
        if (command.Simulate && command.Kind != CommandKind.Drill) return No(Rejection.NotAllowed, "only a drill can be simulated");
        if (!state.IsLeader) return No(Rejection.NotLeader, "another monitor holds the lease; ask that one");
        var until = command.Until ?? at.Utc + (command.For ?? (command.Kind == CommandKind.Drill ? DefaultDrill : Default));
        if (Lasts(command.Kind) && (until <= at.Utc || until - at.Utc > Longest))
            return No(Rejection.NotAllowed, $"the end must lie in the next 72 h; {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC does not");
        if (command.Kind == CommandKind.Acknowledge)
            return state.Alarms.Any(alarm => alarm.AcknowledgedBy is null && Names(command.To, alarm))
                ? Yes(null, null) : No(Rejection.AlreadyThere, command.To is null ? "there is no alarm to acknowledge" : $"there is no alarm “{command.To}” to acknowledge");
        if (state.Mode.Kind == ModeKind.Shadow)
            return No(Rejection.Shadow, "the site is in shadow mode, which decides and never writes; set Mode to automatic in the configuration first");
        if (state.Mode.Kind == ModeKind.Suspended && command.Kind is not (CommandKind.Resume or CommandKind.Suspend))
            return No(Rejection.Suspended, "the site is suspended; resume it first");
        if (IsBusy(state, command.Kind))
            return No(Rejection.Busy, state.Standing.Kind == StandingKind.Starting ? "the site is starting: its routes are not known yet" : $"the site is {state.Standing}; wait for its end, or suspend, hold, fail over or fail back");
        // The moves compare their target's verdict, too; suspend and hold are never refused for a stale view.
        if (IsSettling(command.Kind) && Stale(state, command, null) is { } stale) return stale;
        return ForKind(state, at, command, until);
    }

    // Zero-width and control characters say nothing to whoever reads the record.
    private static int Readable(string reason) =>
        reason.Trim().EnumerateRunes().Count(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control));

    private static bool IsSettling(CommandKind kind) =>
        kind is CommandKind.Release or CommandKind.Resume or CommandKind.AllowFailback or CommandKind.Adopt or CommandKind.Replace;

    private static CommandGuard ForKind(SiteState state, Instant at, Command command, DateTimeOffset until) => command.Kind switch
    {
        CommandKind.Suspend => Yes(null, until),
        CommandKind.Resume => state.Mode.Kind == ModeKind.Suspended ? Yes(null, null) : No(Rejection.AlreadyThere, "the site is not suspended"),
        CommandKind.Hold => Yes(state.Active, until),
        CommandKind.Release => state.Mode.Kind == ModeKind.Held ? Yes(null, null) : No(Rejection.AlreadyThere, "the site is not held"),
        CommandKind.AllowFailback => state.FailbackBlocked is not null || state.StateLost is not null
            ? Yes(null, null) : No(Rejection.AlreadyThere, "failback is not blocked"),
        CommandKind.Adopt or CommandKind.Replace => ForeignSlots(state, command).Count > 0
            ? Yes(null, null) : No(Rejection.AlreadyThere, command.To is null ? "there is no foreign route" : $"there is no foreign route at “{command.To}”"),
        CommandKind.Failback => MoveGuards.Check(state, at, command, state.Paths[0], until),
        _ => Target(state, command.To) is { } target
            ? MoveGuards.Check(state, at, command, target, until)
            : No(Rejection.NotAllowed, $"{state.Site.Code} has no path “{command.To}”; it has {string.Join(", ", state.Paths.Select(path => path.Name))}"),
    };

    /// <summary>The path that a command leads to or holds; null: it is about none, or there is no such path.</summary>
    internal static PathState? Aim(SiteState state, Command command) => command.Kind switch
    {
        CommandKind.Hold => state.Active,
        CommandKind.Failback => state.Paths[0],
        CommandKind.Failover or CommandKind.Drill => Target(state, command.To),
        _ => null,
    };

    // Unnamed: the first other path that is usable, else the first other one.
    private static PathState? Target(SiteState state, string? name) => name is not null ? state.Find(name)
        : state.Paths.Where(path => path.Name != state.Standing.Path).OrderBy(path => path.IsUsable ? 0 : 1).FirstOrDefault();

    // Fail back: where an override makes it a hold.
    private static bool Lasts(CommandKind kind) => kind is CommandKind.Failover or CommandKind.Failback or CommandKind.Hold or CommandKind.Suspend or CommandKind.Drill;

    internal static bool IsBusy(SiteState state, CommandKind kind) => state.Standing.Kind switch
    {
        StandingKind.Switching => kind is not (CommandKind.Suspend or CommandKind.Hold or CommandKind.Failover or CommandKind.Failback),
        // Foreign rows may be all that keeps a site from standing: adopt and replace must be possible.
        StandingKind.Starting => kind is CommandKind.Hold or CommandKind.Failover or CommandKind.Failback or CommandKind.Drill,
        _ => false,
    };

    /// <summary>The person looked at another state: standing, mode or the target's verdict has changed since.</summary>
    internal static CommandGuard? Stale(SiteState state, Command command, PathState? target)
    {
        if (command.ExpectedVersion is not { } version || version == state.Version) return null;
        var rank = target is null ? -1 : state.RankOf(target);
        var view = state.Views.FirstOrDefault(known => known.Version == version);
        if (view is not null && view.Standing == state.Standing && view.Mode == state.Mode
            && (rank < 0 || (rank < view.Verdicts.Length && view.Verdicts[rank] == target!.Verdict))) return null;
        var what = view is null ? $"version {version} is not known here"
            : view.Standing != state.Standing ? $"it was {view.Standing} and is {state.Standing}"
            : view.Mode != state.Mode ? $"it was {view.Mode} and is {state.Mode}"
            : $"{target!.Name} was {Words.Of(view.Verdicts[rank])} and is {Words.Of(target.Verdict)}";
        return No(Rejection.StaleView, $"the state changed while you were reading: {what}. Look again");
    }

    internal static bool Names(string? asked, Alarm alarm) =>
        asked is null || asked.Replace("-", "", StringComparison.Ordinal).Equals(alarm.Kind.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>What adopt and replace are about. An adopted row is replaced only when it is named: who adopted it may have been wrong, and nobody's “all” means it.</summary>
    internal static List<SlotState> ForeignSlots(SiteState state, Command command) =>
        [.. state.Slots.Where(slot => slot.Foreign && (command.To is { } asked
            ? slot.Slot.ToString() == asked && (slot.Adopted is null || command.Kind == CommandKind.Replace)
            : slot.Adopted is null))];

    internal static CommandGuard No(Rejection rejection, string sentence) => new(rejection, sentence);

    internal static CommandGuard Yes(PathState? target, DateTimeOffset? until, bool overridden = false) => new(Rejection.None, "", target, until, overridden);
}
