using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>Which sites a person wants to see. It lives in the page's address, so that a link shows the same to somebody else.</summary>
public sealed record SiteFilter
{
    /// <summary>Null: every group.</summary>
    public SiteGroup? Group { get; init; }

    /// <summary>Kind of the active path; null: any.</summary>
    public PathKind? Path { get; init; }

    /// <summary>Only sites that are held, suspended or in shadow mode.</summary>
    public bool Held { get; init; }

    /// <summary>Only sites whose failover would not work, as the preflight sees it.</summary>
    public bool NotArmed { get; init; }

    /// <summary>In the code, name, Region or a path's name, without case; empty: anything.</summary>
    public string Text { get; init; } = "";

    public bool IsEmpty => this == new SiteFilter();

    /// <param name="values">An address's parameters; what can't be understood is left out.</param>
    public static SiteFilter Of(Func<string, string?> values) => new()
    {
        Group = SiteGroups.All.Where(group => SiteGroups.Word(group) == values("state")).Select(group => (SiteGroup?)group).FirstOrDefault(),
        Path = values("path") switch { "dx" => PathKind.DirectConnect, "vpn" => PathKind.Vpn, _ => null },
        Held = values("held") == "yes",
        NotArmed = values("armed") == "no",
        Text = values("q") ?? "",
    };

    /// <summary>As an address's parameters; null: not in it.</summary>
    public IReadOnlyDictionary<string, object?> Parameters() => new Dictionary<string, object?>
    {
        ["state"] = Group is { } group ? SiteGroups.Word(group) : null,
        ["path"] = Path switch { PathKind.DirectConnect => "dx", PathKind.Vpn => "vpn", _ => null },
        ["held"] = Held ? "yes" : null,
        ["armed"] = NotArmed ? "no" : null,
        ["q"] = Text.Length > 0 ? Text : null,
    };

    /// <param name="site">The site.</param>
    /// <param name="isArmed">Whether its preflight is without failures.</param>
    public bool Takes(SiteView site, bool isArmed) =>
        (Group is null || SiteGroups.Of(site.State) == Group)
        && (Path is null || ActiveKind(site) == Path)
        && (!Held || site.Snapshot.Mode.Kind != ModeKind.Automatic)
        && (!NotArmed || !isArmed)
        && (Text.Trim() is not { Length: > 0 } text || Names(site.Snapshot.Site).Any(name => name.Contains(text, StringComparison.OrdinalIgnoreCase)));

    private static PathKind? ActiveKind(SiteView site) =>
        site.Snapshot.Standing.Path is { } active && site.Snapshot.Site.RankOf(active) is >= 0 and var rank ? site.Snapshot.Site.Paths[rank].Kind : null;

    private static IEnumerable<string> Names(Site site) => [site.Code, site.Name, site.Region ?? "", .. site.Paths.Select(path => path.Name)];
}
