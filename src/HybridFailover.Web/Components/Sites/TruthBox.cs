using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Sites;

/// <summary>One of the three things that are never mixed up.</summary>
/// <param name="Kind">A class of the style sheet: <c>dx</c>, <c>vpn</c>, or empty.</param>
/// <param name="Detail">Where it comes from.</param>
/// <param name="At">UTC; null: never.</param>
public sealed record TruthBox(string Name, string Path, string Kind, string Detail, DateTimeOffset? At, bool Differs)
{
    public static IReadOnlyList<TruthBox> Of(SiteSnapshot site) =>
    [
        new("Desired", PathOf(site, site.Desired, "Not decided"), KindOf(site.Site, site.Desired), $"{Wish(site)},", site.DesiredAt, false),
        new("Commanded", PathOf(site, site.Commanded, "Nothing yet"), KindOf(site.Site, site.Commanded),
            site.CommandedAt is { } written ? $"{Figures.Instant(written)[11..]}, accepted," : "This program has not written.", site.CommandedAt, DiffersFrom(site, site.Commanded)),
        new("Observed", PathOf(site, site.Observed, "Never read"), KindOf(site.Site, site.Observed),
            site.ObservedAt is { } read ? $"Route table read {Figures.Instant(read)[11..]}," : "No read has ended yet.", site.ObservedAt, DiffersFrom(site, site.Observed) && site.Observed != "unknown"),
    ];

    private static string Wish(SiteSnapshot site) => site.Mode switch
    {
        { Kind: ModeKind.Held, DrillId: not null } => "Drill",
        { Kind: ModeKind.Held, ByMachine: true } => "Held after repeated drift",
        { Kind: ModeKind.Held, Until: { } until } => $"Operator hold until {Figures.Minute(until, site.At)}",
        { Kind: ModeKind.Held } => "Held until released",
        { Kind: ModeKind.Suspended } => "Suspended",
        { Kind: ModeKind.Shadow } => "Shadow: never written",
        _ => "Automatic",
    };

    private static string PathOf(SiteSnapshot site, string? name, string none) => name switch
    {
        null => none,
        "mixed" => "Mixed",
        "foreign" => "Foreign route",
        "unknown" => "Unknown",
        _ => PathNames.Of(site.Site, name),
    };

    private static string KindOf(Site site, string? name) =>
        name is not null && site.RankOf(name) is >= 0 and var rank ? site.Paths[rank].Kind == PathKind.DirectConnect ? "dx" : "vpn" : "";

    private static bool DiffersFrom(SiteSnapshot site, string? name) => name is not null && site.Desired is not null && name != site.Desired;
}
