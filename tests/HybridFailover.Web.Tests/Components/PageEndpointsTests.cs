using System.Net;
using System.Text.RegularExpressions;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components;

public sealed partial class PageEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_before_its_script_runs_says_connecting_and_has_no_number_of_a_site()
    {
        var monitor = new ShownMonitor(PageSamples.Snapshot());
        await using var host = await PageHost.StartAsync(monitor, new FakeLab(monitor.Fleet));
        using var client = new HttpClient { BaseAddress = host.Address };

        var body = Comments().Replace(await client.GetStringAsync("/", Cancel), "");

        Assert.Contains("Connecting…", body, StringComparison.Ordinal);
        Assert.DoesNotContain("LAX1", body, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d (ms|%)", body);
    }

    [Fact]
    public async Task Every_script_style_and_font_that_the_page_asks_for_is_served()
    {
        await using var host = await PageHost.StartAsync(new ShownMonitor(PageSamples.Snapshot()));
        using var client = new HttpClient { BaseAddress = host.Address };

        var page = await client.GetStringAsync("/", Cancel);
        var assets = Assets().Matches(page).Select(match => match.Groups[1].Value).ToList();
        var style = assets.Single(asset => asset.EndsWith(".css", StringComparison.Ordinal));
        var fonts = Fonts().Matches(await client.GetStringAsync(style, Cancel)).Select(match => "assets/" + match.Groups[1].Value).ToList();

        Assert.Contains(assets, asset => asset.StartsWith("_framework/blazor.web", StringComparison.Ordinal));
        Assert.NotEmpty(fonts);
        foreach (var asset in assets.Concat(fonts))
        {
            using var response = await client.GetAsync(asset, Cancel);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{asset}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/sites/LAX1", HttpStatusCode.OK, "Connecting")]
    [InlineData("/sites/lax1", HttpStatusCode.OK, "Connecting")]
    [InlineData("/sites/NOWHERE", HttpStatusCode.NotFound, "Connecting")] // its own page, which finds the site that was meant
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is no such page")]
    public async Task What_is_not_there_is_answered_with_404_and_a_page(string address, HttpStatusCode status, string text)
    {
        await using var host = await PageHost.StartAsync(new ShownMonitor(PageSamples.Snapshot()));
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync(address, Cancel);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(text, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("(?:src|href)=\"([^\"]+\\.(?:js|css|svg))\"")]
    private static partial Regex Assets();

    [GeneratedRegex(@"url\(""?\./([^)""]+)""?\)")]
    private static partial Regex Fonts();
}
