using Bunit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class OverviewPageTests : BunitContext
{
    private static readonly SiteSnapshot Lax = Fresh(PageSamples.Snapshot(PageSamples.Site("LAX1", "Los Angeles")));
    private static readonly SiteSnapshot Sea = Fresh(PageSamples.Snapshot(PageSamples.Site("SEA1", "Seattle"), "vpn"));

    [Fact]
    public void Before_it_is_connected_there_is_no_number()
    {
        this.Furnish(Lax);

        Assert.Equal("Connecting…", Render<OverviewPage>().Find("p").TextContent);
    }

    [Fact]
    public void The_gravest_site_comes_first()
    {
        var page = Show(Lax, Sea);

        Assert.Equal(["SEA1", "LAX1"], Codes(page));
        Assert.Contains("1 on VPN", page.Find("[aria-label='Site summary']").TextContent.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_sites_it_says_what_to_do() => Assert.Contains("Add the first one in the configuration file", Show().Markup, StringComparison.Ordinal);

    [Fact]
    public void The_address_filters_and_a_filter_is_written_into_the_address()
    {
        this.Furnish(Lax, Sea);
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/?q=sea");
        var page = Shown();
        Assert.Equal(["SEA1"], Codes(page));

        page.FindAll("button").First(button => button.TextContent.Contains("normal", StringComparison.Ordinal)).Click();

        Assert.EndsWith("/?q=sea&state=normal", navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("No site matches ‘sea’.", page.Markup, StringComparison.Ordinal);

        page.FindAll("button").First(button => button.TextContent == "Clear filters").Click();

        Assert.Equal(["SEA1", "LAX1"], Codes(page));
        Assert.EndsWith("/", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Back_to_other_filters_shows_what_they_say()
    {
        var page = Show(Lax, Sea);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/?state=normal");

        Assert.Equal(["LAX1"], Codes(page));
    }

    [Fact]
    public void The_table_shows_the_same_sites()
    {
        var page = Show(Lax, Sea);

        page.FindAll("button").First(button => button.TextContent == "Table").Click();

        Assert.Equal(["SEA1", "LAX1"], page.FindAll("tbody tr").Select(row => row.GetAttribute("data-site")));
        Assert.Equal(12, page.FindAll("thead th").Count);
    }

    [Fact]
    public void Whoever_may_not_command_finds_no_command_in_the_page()
    {
        var page = Show(Lax with { Alarms = [PageSamples.Alarm(AlarmKind.Unprotected)] });

        Assert.Empty(page.FindAll("[data-menu]"));
        Assert.DoesNotContain("Acknowledge…", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<OverviewPage> Show(params SiteSnapshot[] sites)
    {
        this.Furnish(sites);
        return Shown();
    }

    private IRenderedComponent<OverviewPage> Shown()
    {
        var page = Render<OverviewPage>();
        var screen = Services.GetRequiredService<Screen>();
        screen.Start(page.InvokeAsync);
        page.WaitForState(() => screen.IsConnected && !page.Markup.Contains("Connecting", StringComparison.Ordinal));
        return page;
    }

    private static SiteSnapshot Fresh(SiteSnapshot snapshot) => snapshot with { At = TimeProvider.System.GetUtcNow().AddMinutes(1) };

    private static IEnumerable<string?> Codes(IRenderedComponent<OverviewPage> page) => page.FindAll("article").Select(card => card.GetAttribute("data-site"));
}
