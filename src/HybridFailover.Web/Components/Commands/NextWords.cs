using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Commands;

/// <summary>What happens after a command, in words.</summary>
public static class NextWords
{
    /// <param name="target">The path that it leads to or holds.</param>
    /// <param name="until">When it is over; null: not entered yet, or nothing lasts.</param>
    public static string Of(Site site, CommandWish wish, string? target, DateTimeOffset? until, bool staysDown, DateTimeOffset now)
    {
        var path = PathNames.Of(site, target);
        var preferred = PathNames.Of(site, site.Paths[0].Name);
        var end = until is { } at ? Figures.Minute(at, now) : "the time that you enter";
        var leaves = staysDown ? $"It stays there even if {path} goes down." : $"If {path} goes down before, the site leaves it.";
        return wish.Kind switch
        {
            CommandKind.Drill when wish.Simulate => "The machine decides and records what it would write. Nothing is written and nothing moves.",
            CommandKind.Drill => $"Stays on {path} until {end}, then goes back to {preferred} by itself. Ends at once if {path} fails. Stop it at any time from the banner.",
            CommandKind.Failover => $"Held on {path} until {end}; then automatic{(target == site.Paths[0].Name ? "" : $": {Return(site, preferred)}")}. {leaves}",
            CommandKind.Failback when staysDown => $"Held on {path} for 1 h although it is not proven; then automatic.",
            CommandKind.Failback => $"On {path} and automatic from then on.",
            CommandKind.Hold => $"Stays on {path} until {end}; then automatic. {leaves}",
            CommandKind.Suspend => $"Nothing is written until {end}; probing goes on and is shown. Then the routes are read and the site is automatic again. Until then a dead path is not left.",
            CommandKind.Release => $"Automatic at once: {Return(site, preferred)}.",
            CommandKind.Resume => "The routes are read, then the site is automatic again.",
            CommandKind.AllowFailback => $"Automatic failback may happen again: {Return(site, preferred)}.",
            CommandKind.Adopt => "The rows stay as they are and count as the state of their slots. Failover leaves them alone.",
            CommandKind.Replace => "The rows are overwritten now, and are ours from then on.",
            _ => "Recorded with your name. Nothing moves, and automation goes on.",
        };
    }

    private static string Return(Site site, string preferred) => site.Policy.Failback == FailbackMode.Manual
        ? $"failback to {preferred} waits for a person" : $"back to {preferred} once it has been up for {Engine.Failover.Words.Duration(site.Policy.FailbackDelay)}";
}
