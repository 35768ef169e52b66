using HybridFailover.Engine.Sites.Reading;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Engine.Sites;

/// <summary>
/// Reads the section <c>HybridFailover</c> of the configuration. Pure: everything that is wrong comes back at once, with its full key,
/// what was found, and what is accepted. Sites come in the order in which the configuration lists keys, which is alphabetical.
/// </summary>
public static class FleetReader
{
    public const string Section = "HybridFailover";

    private static readonly string[] Known = ["Aws", "Sites", "Audit", "Commands", "History", "DataDirectory", "SpillDirectory", .. PolicyKey.NamesOnSite];

    public static FleetReading Read(IConfiguration configuration)
    {
        var errors = new List<Problem>();
        var root = new Node(configuration.GetSection(Section), errors);
        root.Knows(Known, "Aws, Sites, Audit, Commands, History, DataDirectory, SpillDirectory, or a policy value");
        var (region, endpoint) = ReadAws(root.Find("Aws"));
        CheckAudit(root.Find("Audit"));
        CheckCommands(root.Find("Commands"));
        foreach (var name in new[] { "DataDirectory", "SpillDirectory" })
            Scalars.Line(root.Find(name), "a directory", most: 4096);
        var retention = RetentionReader.Read(root.Find("History"));

        var layer = new PolicyLayer(root, outer: null, onPath: false);
        var sites = ReadSites(root, layer);
        foreach (var site in sites) SiteRules.Check(site);
        FleetRules.Check(sites);
        if (errors.Count > 0) return new FleetReading(null, [.. errors.Distinct()], []);
        var fleet = new Fleet { Region = region, Endpoint = endpoint, Retention = retention, Sites = [.. sites.Select(site => site.Build())] };
        return new FleetReading(fleet, [], [.. FleetWarnings.Of(sites, $"{root.Key}:Sites")]);
    }

    private static List<SiteDraft> ReadSites(Node root, PolicyLayer layer)
    {
        const string accepted = "a section with at least one site, by its code";
        var section = root.Find("Sites");
        if (section is null) root.Missing("Sites", accepted);
        else if (section.Children.Count == 0) section.Error(accepted);
        // An empty section is a site without anything, not no site.
        return [.. section?.Children.Select(site => SiteReader.Read(site, layer)) ?? []];
    }

    // The host's own, which reads it itself; what is wrong with it is told with everything else.
    private static void CheckAudit(Node? audit)
    {
        if (audit is null) return;
        audit.Knows(["HeadUrl"], "HeadUrl");
        if (audit.Find("HeadUrl") is { } head && !(Uri.TryCreate(head.Text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")))
            head.Error("an http or https address that takes the chain heads by POST");
    }

    private static void CheckCommands(Node? commands)
    {
        if (commands is null) return;
        commands.Knows(["SecondPerson"], "SecondPerson");
        if (commands.Find("SecondPerson") is { } second && !bool.TryParse(second.Text, out _)) second.Error("true or false");
    }

    private static (string? Region, Uri? Endpoint) ReadAws(Node? aws)
    {
        if (aws is null) return (null, null);
        aws.Knows(["Region", "Endpoint"], "Region or Endpoint");
        var region = aws.Find("Region");
        if (region is not null && !AwsIds.IsRegion(region.Text)) region.Error("an AWS Region such as us-east-1");
        var endpoint = aws.Find("Endpoint");
        if (endpoint is null) return (region?.Text, null);
        if (Uri.TryCreate(endpoint.Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url is { Query: "", Fragment: "", UserInfo: "", Host.Length: > 0 }) return (region?.Text, url);
        endpoint.Error("a URL such as https://ec2.us-east-1.amazonaws.com");
        return (region?.Text, null);
    }
}
