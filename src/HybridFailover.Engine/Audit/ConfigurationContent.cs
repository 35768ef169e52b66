using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Sites.Reading;

namespace HybridFailover.Engine.Audit;

/// <summary>All that is configured of a site, so that what was stored of it can be read without its configuration file.</summary>
public static class ConfigurationContent
{
    /// <param name="at">UTC: since when it is in force.</param>
    public static AuditEntry Of(Site site, DateTimeOffset at) => new(site.Code, at, AuditKind.Configured, "", new CanonicalObject()
        .Add("code", Canonical.Text(site.Code))
        .Add("name", Canonical.Text(site.Name))
        .Add("timeZone", Canonical.Text(site.TimeZone.Id))
        .Add("region", Canonical.Text(site.Region))
        .Add("destinations", Canonical.List(site.Destinations.Select(destination => Canonical.Text(destination.Text))))
        .Add("routeTables", Canonical.List(site.RouteTables.Select(Canonical.Text)))
        .Add("paths", Canonical.List(site.Paths.Select(Of)))
        .Add("policy", PolicyContent.Of(site.Policy))
        .ToString());

    /// <summary>The site back from what <see cref="Of(Site, DateTimeOffset)"/> wrote.</summary>
    /// <exception cref="FormatException">The content is not a configuration's; the message names what is wrong.</exception>
    public static Site Read(string content) => ContentNode.Read(content, "a configuration", site => new Site
    {
        Code = site.Text("code"),
        Name = site.Text("name"),
        TimeZone = Zone(site.Text("timeZone")),
        Region = site.TextOrNull("region"),
        Destinations = site.List("destinations", item => Destination.Parse(item.AsText()) ?? throw new FormatException($"\"{item.AsText()}\" is no destination")),
        RouteTables = site.List("routeTables", item => item.AsText()),
        Paths = site.List("paths", Path),
        Policy = PolicyContent.Read(site.Member("policy")),
    });

    private static string Of(SitePath path) => new CanonicalObject()
        .Add("name", Canonical.Text(path.Name))
        .Add("kind", Canonical.Name<PathKind>(path.Kind))
        .Add("nextHop", Canonical.Text(path.NextHop.Value))
        .Add("targets", Canonical.List(path.Targets.Select(target => Canonical.Text(target.Text))))
        .Add("policy", PolicyContent.Of(path.Policy))
        .ToString();

    private static SitePath Path(ContentNode path) => new()
    {
        Name = path.Text("name"),
        Kind = path.Name<PathKind>("kind"),
        NextHop = new NextHop(path.Text("nextHop")),
        Targets = path.List("targets", item => TargetText.Parse(item.AsText()).Target ?? throw new FormatException($"\"{item.AsText()}\" is no target")),
        Policy = PolicyContent.Read(path.Member("policy")),
    };

    // Another zone would open failback's windows at other hours: better no answer than that one.
    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : throw new FormatException($"the time zone {id} is not known to this machine (package tzdata)");
}
