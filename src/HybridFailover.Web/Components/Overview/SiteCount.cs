using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>How many sites are in a group, for the summary strip.</summary>
/// <param name="Tone">A class of the style sheet.</param>
public sealed record SiteCount(SiteGroup Group, int Number, string Word, string Tone)
{
    public static IReadOnlyList<SiteCount> Of(IReadOnlyList<SiteView> sites)
    {
        var numbers = sites.CountBy(site => SiteGroups.Of(site.State)).ToDictionary();
        return [.. SiteGroups.All.Select(group => new SiteCount(group, numbers.GetValueOrDefault(group), WordOf(group, sites), ToneOf(group)))];
    }

    private static string WordOf(SiteGroup group, IReadOnlyList<SiteView> sites) => group switch
    {
        SiteGroup.OnStandby => StandbyIsVpn(sites) ? "on VPN" : "on standby",
        SiteGroup.NoStandby => "no standby",
        _ => SiteGroups.Word(group),
    };

    // Where every other path is a VPN, as nearly everywhere, people say so.
    private static bool StandbyIsVpn(IReadOnlyList<SiteView> sites) => sites.All(site => site.Snapshot.Site.Paths.Skip(1).All(path => path.Kind == PathKind.Vpn));

    private static string ToneOf(SiteGroup group) => group switch
    {
        SiteGroup.Normal => "normal",
        SiteGroup.Moving => "notice",
        SiteGroup.Critical => "critical",
        SiteGroup.Unknown => "unknown",
        _ => "warning",
    };
}
