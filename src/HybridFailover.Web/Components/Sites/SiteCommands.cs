using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Sites;

/// <summary>A button of the header.</summary>
/// <param name="Text">It names the action and its object, and ends with an ellipsis: a dialog follows.</param>
public sealed record SiteCommand(CommandWish Wish, string Text);

/// <summary>Which commands apply to a site now, and why the usual ones do not.</summary>
/// <param name="Moves">To the other paths.</param>
/// <param name="Instead">In place of the move that does not apply.</param>
/// <param name="Others">Who decides, and for how long.</param>
public sealed record SiteCommands(IReadOnlyList<SiteCommand> Moves, string? Instead, IReadOnlyList<SiteCommand> Others)
{
    public static SiteCommands Of(SiteSnapshot snapshot)
    {
        var code = snapshot.Site.Code;
        var (moves, instead) = Move(snapshot);
        var others = new List<SiteCommand>();
        if (snapshot.FailbackBlocked) others.Add(new(new(CommandKind.AllowFailback, code), "Allow failback…"));
        others.Add(snapshot.Mode.Kind switch
        {
            ModeKind.Held => new(new(CommandKind.Release, code), snapshot.Mode.DrillId is null ? "Release hold…" : "Stop drill…"),
            ModeKind.Suspended => new(new(CommandKind.Resume, code), "Resume…"),
            _ => new(new(CommandKind.Hold, code), "Hold…"),
        });
        if (snapshot.Mode.Kind is not (ModeKind.Suspended or ModeKind.Shadow)) others.Add(new(new(CommandKind.Suspend, code), "Suspend…"));
        return new(moves, instead, others);
    }

    private static (IReadOnlyList<SiteCommand>, string?) Move(SiteSnapshot snapshot)
    {
        var site = snapshot.Site;
        switch (snapshot)
        {
            case { Mode.Kind: ModeKind.Suspended }: return ([], "Suspended: nothing is written until it resumes.");
            case { Mode.Kind: ModeKind.Shadow }: return ([], "Shadow: this monitor writes nothing here.");
            case { Standing.Kind: StandingKind.Starting }: return ([], "Starting: no move before the routes are read.");
        }
        var active = snapshot.Standing.Path!;
        var moves = site.Paths.Where(path => path.Name != active).Select(path => site.RankOf(path.Name) == 0
            ? new SiteCommand(new(CommandKind.Failback, site.Code), $"Fail back to {PathNames.Of(site, path.Name)}…")
            : new SiteCommand(new(CommandKind.Failover, site.Code, path.Name), $"Fail over to {PathNames.Of(site, path.Name)}…"));
        return ([.. moves], $"{(snapshot.Standing.Kind == StandingKind.Switching ? "Switching to" : "On")} {PathNames.Of(site, active)} now.");
    }
}
