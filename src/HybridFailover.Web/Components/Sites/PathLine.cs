using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Sites;

/// <summary>One path in the diagram.</summary>
/// <param name="Kind">A class of the style sheet: <c>dx</c> or <c>vpn</c>.</param>
/// <param name="Look">A class of the style sheet: <c>carries</c> (thick, solid), <c>waits</c> (thin, dashed), and <c>broken</c> beside it.</param>
/// <param name="Words">On the line.</param>
public sealed record PathLine(string Name, string Kind, string Look, string Words, bool IsBroken)
{
    public static IReadOnlyList<PathLine> Of(SiteSnapshot site) => [.. site.Paths.Select(path => Of(site, path))];

    private static PathLine Of(SiteSnapshot site, PathSnapshot path)
    {
        var carries = path.Path.Name == ActivePath.Of(site);
        var broken = path.Verdict == Verdict.Down;
        var comes = site.Standing.Kind == StandingKind.Switching && path.Path.Name == site.Standing.Path;
        var role = comes ? "Switching to it" : carries ? "Active" : site.Site.RankOf(path.Path.Name) == 0 ? "Preferred" : "Standby";
        return new(
            PathNames.Of(site.Site, path.Path.Name), path.Path.Kind == PathKind.DirectConnect ? "dx" : "vpn", $"{(carries ? "carries" : "waits")}{(broken ? " broken" : "")}",
            $"{role}, {State(path.Verdict, carries)}", broken);
    }

    private static string State(Verdict verdict, bool carries) => verdict switch
    {
        Verdict.Up => carries ? "up" : "ready",
        Verdict.Degraded => "degraded",
        Verdict.Down => "down",
        _ => "not proven",
    };
}
