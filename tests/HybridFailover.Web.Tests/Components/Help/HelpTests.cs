using System.Text.RegularExpressions;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Help;

namespace HybridFailover.Web.Tests.Components.Help;

public sealed partial class HelpTests
{
    // Places of pages that are no help.
    private static readonly string[] Elsewhere = ["settings#preflight", "settings#personal"];

    public static TheoryData<string> Explained =>
    [
        .. Enum.GetValues<AlarmKind>().Select(HelpLinks.Of),
        .. Enum.GetValues<Rejection>().Select(HelpLinks.Of),
        .. Enum.GetValues<SiteCondition>().Select(HelpLinks.Of),
        .. PreflightWords.All.Select(topic => $"help/preflight#{topic.Anchor}").Distinct(),
        "help/preflight#other", "help/screen#live", "help/screen#sound", "help/keyboard",
    ];

    [Theory]
    [MemberData(nameof(Explained))]
    public void Everything_that_a_page_names_is_explained_at_its_address(string address) => Assert.True(Leads(address), address);

    [Fact]
    public void Every_link_within_the_help_leads_somewhere()
    {
        var links = HelpTopics.All.SelectMany(topic => Links().Matches(topic.Html).Select(match => match.Groups[1].Value)).Except(Elsewhere).ToList();

        Assert.True(links.Count > 15, $"{links.Count} links");
        Assert.All(links, link => Assert.True(Leads(link), link));
    }

    [Fact]
    public void Every_check_that_the_preflight_makes_has_a_topic_of_its_own()
    {
        var names = PreflightSources().SelectMany(source => CheckNames().Matches(source).Select(match => match.Groups[1].Value))
            .Select(name => Placeholder().Replace(name.Replace("{name}", "next hop eni-1", StringComparison.Ordinal), "x")).Distinct().ToList();

        Assert.True(names.Count >= 12, string.Join(" | ", names));
        Assert.All(names, name => Assert.True(PreflightWords.Of(PreflightCheck.Pass(null, name, "")).Anchor != "other", name));
    }

    [Theory]
    [InlineData("permission CreateRoute rtb-1", "permission")]
    [InlineData("next hop eni-1 source/destination check", "source-destination-check")]
    [InlineData("next hop eni-1 attached", "attached")]
    [InlineData("next hop eni-1 VPC rtb-1", "same-vpc")]
    [InlineData("next hop eni-1 subnet rtb-1", "own-subnet")]
    [InlineData("next hop eni-1", "next-hop")]
    [InlineData("table rtb-1", "tables")]
    [InlineData("something new", "other")]
    public void A_check_is_told_by_its_name(string name, string anchor) =>
        Assert.Equal(anchor, PreflightWords.Of(PreflightCheck.Pass(null, name, "")).Anchor);

    [Fact]
    public void A_page_has_one_title_and_no_tag_of_its_own_and_each_anchor_once()
    {
        foreach (var topic in HelpTopics.All)
        {
            Assert.Single(H1().Matches(topic.Html));
            Assert.NotEmpty(topic.Title);
            Assert.DoesNotContain("<script", topic.Html, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(topic.Sections.Count, topic.Sections.DistinctBy(section => section.Anchor).Count());
        }
        Assert.Null(HelpTopics.Find("no-such-page"));
    }

    /// <summary>The frame finds its parts by these ids: a heading of the same id would be taken for one of them.</summary>
    [Fact]
    public void No_place_in_the_help_has_the_id_of_a_part_of_the_frame()
    {
        string[] frame = ["main", "beat", "lost", "back", "status", "alert", "keyboard", "freshness", "freshness-legs", "user-menu", "retry", "reload"];
        Assert.Empty(HelpTopics.All.SelectMany(topic => topic.Sections).Select(section => section.Anchor).Intersect(frame));
    }

    private static bool Leads(string address)
    {
        var (page, anchor) = address.Split('#') is [var before, var after] ? (before, after) : (address, null);
        return HelpTopics.All.FirstOrDefault(topic => topic.Address == page) is { } topic
            && (anchor is null || (topic.Sections.Any(section => section.Anchor == anchor) && topic.Html.Contains($"id=\"{anchor}\"", StringComparison.Ordinal)));
    }

    // The names are in the sources alone: most of them are given only when something is wrong.
    private static IEnumerable<string> PreflightSources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "HybridFailover.sln"))) root = root.Parent;
        return Directory.GetFiles(Path.Combine(root!.FullName, "src", "HybridFailover.Aws", "Preflight"), "*.cs").Select(File.ReadAllText);
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();

    // A check's name is the second argument; those that begin with {name} go on from "next hop …".
    [GeneratedRegex("""PreflightCheck\.(?:Pass|Warn|Fail)\([^,"]+,\s*\$?"([^"]+)""")]
    private static partial Regex CheckNames();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("<h1")]
    private static partial Regex H1();
}
