using Bunit;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Audit;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class RecordPageTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly AuditRoom _room = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_transition_shows_every_section()
    {
        var page = Open(await _room.TransitionAsync());

        await page.WaitForAssertionAsync(() => Assert.Contains("Chain verified, 3 records", page.Markup, StringComparison.Ordinal), Patience);
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll("figure.evidence path.line.vpn")), Patience);
        Assert.StartsWith("LAX1 moved from Direct Connect to VPN", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Timeline", "Evidence", "Decision", "Guards", "Routes before and after", "Calls to EC2", "Notes and review", "Who", "Configuration", "Integrity"],
            page.FindAll("section.panel h2").Select(heading => heading.TextContent));
        Assert.Contains("4th lost round in a row on Direct Connect timed out", page.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.Contains("Rule 3", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Proven", page.Find("del").Closest("tr")!.QuerySelector(".result")!.TextContent);
        Assert.Contains("req-1", page.Markup, StringComparison.Ordinal);
        Assert.Contains("The same values are in force today.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_record_is_shown_as_a_broken_chain()
    {
        var id = await _room.TransitionAsync();
        _room.Files.Tamper("DROP TRIGGER records_no_update; UPDATE records SET content = replace(content, 'dx is down', 'dx was fine') WHERE kind = 'transition-outcome'");

        var page = Open(id);

        await page.WaitForAssertionAsync(() => Assert.Contains("Chain broken at", page.Find(".chain.broken").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_review_needs_a_comment_and_is_kept_beside_the_notes()
    {
        var page = Open(await _room.TransitionAsync());
        await page.WaitForAssertionAsync(() => Assert.Contains("Review needed", page.Markup, StringComparison.Ordinal), Patience);

        await Press(page, "Mark reviewed");
        Assert.Equal("A review needs a comment: what came of it?", page.Find("[role=alert]").TextContent);

        page.Find("textarea").Input("<b>Fibre cut</b>, carrier confirmed");
        await Press(page, "Mark reviewed");

        await page.WaitForAssertionAsync(() => Assert.Equal("<b>Fibre cut</b>, carrier confirmed", page.Find(".remark").TextContent), Patience);
        await page.WaitForAssertionAsync(() => Assert.DoesNotContain("Review needed", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_transition_under_way_is_in_progress_and_has_no_samples_yet()
    {
        var page = Open(await _room.TransitionAsync(TransitionResult.Open));

        await page.WaitForAssertionAsync(() => Assert.Contains("In progress", page.Find(".result-plate").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("not yet", page.Find(".timeline .open").TextContent, StringComparison.Ordinal);
        Assert.Contains("Samples not stored", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_nobody_s_is_said_to_be_none()
    {
        await _room.TransitionAsync();
        var page = Open(987654);

        await page.WaitForAssertionAsync(() => Assert.Equal("There is no record 987654", page.Find("h1").TextContent), Patience);
    }

    private IRenderedComponent<RecordPage> Open(long id) =>
        _room.Page.Render<RecordPage>(parameters => parameters.Add(page => page.Id, id.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Task Press(IRenderedComponent<RecordPage> page, string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name).ClickAsync(new());
}
