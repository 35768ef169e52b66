using Bunit;
using HybridFailover.Web.Components.Audit;
using HybridFailover.Web.Tests.History;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class AuditPageTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly AuditRoom _room = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task The_list_is_a_table_whose_caption_counts_and_whose_lines_lead_to_their_pages()
    {
        var id = await _room.TransitionAsync();
        var page = Open("audit?site=LAX1");

        await page.WaitForAssertionAsync(() => Assert.Equal("1 of 2 records", page.Find("caption").TextContent), Patience);
        var link = page.Find("tbody th a");
        Assert.Equal($"audit/{id}", link.GetAttribute("href"));
        Assert.StartsWith($"Transition {id}, LAX1, Direct Connect to VPN, 22:00:00 UTC", link.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("360 rounds", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal("audit", page.Find(".token a").GetAttribute("href"));
        Assert.Contains("api/v1/audit/export?site=LAX1&format=csv", page.FindAll("a.button").Select(export => export.GetAttribute("href")));
    }

    [Fact]
    public async Task Older_records_are_a_link_away_and_the_way_back_is_too()
    {
        for (var number = 0; number < 60; number++) await _room.Files.Store.AppendAsync(StoreScene.Entry(number));
        await _room.Files.SettleAsync();
        var page = Open("audit?site=LAX1");
        await page.WaitForAssertionAsync(() => Assert.Equal(50, page.FindAll("tbody tr").Count), Patience);

        Go(page.Find("a[rel=next]").GetAttribute("href")!);

        await page.WaitForAssertionAsync(() => Assert.Equal(10, page.FindAll("tbody tr").Count), Patience);
        Assert.Equal("60 of 61 records", page.Find("caption").TextContent);
        Assert.NotNull(page.Find("a[rel=prev]"));
    }

    [Fact]
    public async Task Nothing_found_points_at_what_there_is()
    {
        await _room.TransitionAsync();
        var page = Open("audit?result=failed");

        await page.WaitForAssertionAsync(() => Assert.Equal("No records for these filters", page.Find(".empty h2").TextContent), Patience);
        Assert.Contains("The last record of all is", page.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_can_not_be_read_says_so_with_what_still_works()
    {
        await _room.Files.Store.AppendAsync(StoreScene.Entry(1));
        await _room.Files.StopAsync();
        await File.WriteAllTextAsync(_room.Files.Database, new string('x', 8192), Xunit.TestContext.Current.CancellationToken);

        var page = Open("audit");

        await page.WaitForAssertionAsync(() => Assert.Matches(@"Audit is not readable \(error [0-9A-F]{4}, since \d\d:\d\d:\d\d UTC\)\. Live state is not affected\.", page.Find("[role=alert]").TextContent), Patience);
    }

    [Fact]
    public async Task An_address_that_asks_for_what_does_not_exist_is_not_widened()
    {
        var page = Open("audit?trigger=bogus");

        await page.WaitForAssertionAsync(() => Assert.Contains("trigger: \"bogus\" is not accepted", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("table"));
    }

    private IRenderedComponent<AuditPage> Open(string address)
    {
        Go(address);
        return _room.Page.Render<AuditPage>();
    }

    private void Go(string address) => _room.Page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
