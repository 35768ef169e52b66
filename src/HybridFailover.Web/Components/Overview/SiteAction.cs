using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Overview;

/// <summary>What a person can ask of a site now. The dots say that a dialog follows: nothing is sent by choosing it.</summary>
public sealed record SiteAction(string Word, CommandWish Wish)
{
    /// <summary>Only those that apply; the machine judges again when they are sent.</summary>
    public static IReadOnlyList<SiteAction> Of(SiteSnapshot snapshot)
    {
        var code = snapshot.Site.Code;
        var rank = snapshot.Standing.Path is { } active ? snapshot.Site.RankOf(active) : -1;
        var actions = new List<SiteAction>();
        // Without samples the machine knows no verdict either: its guard asks for the site's code, and the word says why beforehand.
        var isBlind = SampleAge.Of([snapshot], snapshot.At).IsStale;
        if (snapshot.Mode.Kind != ModeKind.Shadow)
        {
            if (snapshot.Mode.Kind != ModeKind.Suspended)
            {
                foreach (var path in snapshot.Site.Paths.Where((_, other) => other > 0 && other != rank))
                    actions.Add(new(Move("Fail over to", snapshot, path.Name, isBlind), new(CommandKind.Failover, code, path.Name)));
                if (rank > 0) actions.Add(new(Move("Fail back to", snapshot, snapshot.Site.Paths[0].Name, isBlind), new(CommandKind.Failback, code)));
                actions.Add(snapshot.Mode.Kind == ModeKind.Held ? new("Release hold…", new(CommandKind.Release, code)) : new("Hold…", new(CommandKind.Hold, code)));
                if (snapshot.FailbackBlocked) actions.Add(new("Allow failback…", new(CommandKind.AllowFailback, code)));
            }
            actions.Add(snapshot.Mode.Kind == ModeKind.Suspended ? new("Resume…", new(CommandKind.Resume, code)) : new("Suspend…", new(CommandKind.Suspend, code)));
        }
        if (snapshot.Alarms.Any(alarm => alarm.AcknowledgedBy is null)) actions.Add(new("Acknowledge alarms…", new(CommandKind.Acknowledge, code)));
        return actions;
    }

    private static string Move(string move, SiteSnapshot snapshot, string path, bool isBlind) =>
        $"{(isBlind ? $"Act without live data: {char.ToLowerInvariant(move[0])}{move[1..]}" : move)} {PathNames.Of(snapshot.Site, path)}…";
}
