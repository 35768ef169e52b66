using Bunit;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Sites;
using HybridFailover.Web.Tests.Components.Audit;

namespace HybridFailover.Web.Tests.Components.Sites;

/// <summary>Over a real store: what is left of a site that was taken out of the configuration.</summary>
public sealed class RemovedSiteTests : IAsyncDisposable
{
    // As long as a read may take.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly AuditRoom _room = new();

    [Fact]
    public async Task It_says_since_when_where_it_stood_and_where_its_history_is()
    {
        await KeepAsync(ConfigurationContent.Of(Samples.Site("SYD1"), Samples.At.AddDays(-3)));
        await KeepAsync(Program(AuditKind.ProgramStarted, -3, "LAX1,SYD1"));
        var moved = Samples.Transition("SYD1-1", "SYD1");
        await KeepAsync(TransitionContent.Intent(moved with { Result = TransitionResult.Open }, Samples.Site("SYD1")));
        await KeepAsync(TransitionContent.Outcome(moved, Samples.At));
        await KeepAsync(Program(AuditKind.ConfigurationChanged, 1, "LAX1"));
        await KeepAsync(Program(AuditKind.ProgramStarted, 2, "LAX1"));

        var page = Shown("syd1");

        page.WaitForAssertion(() => Assert.Equal("SYD1 Los Angeles – removed", Words(page.Find("h1").TextContent)), Patience);
        Assert.Contains("Not configured any more since 2026-02-01 22:00:00.000 UTC.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("On VPN, since 2026-01-31 22:00:00.000 UTC", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Direct Connect over propagated, VPN over eni-1", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='audit?site=SYD1']"));
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public async Task Taken_out_while_no_monitor_ran_it_is_gone_at_the_latest_since_the_start()
    {
        await KeepAsync(ConfigurationContent.Of(Samples.Site("SYD1"), Samples.At.AddDays(-3)));
        await KeepAsync(Program(AuditKind.ProgramStarted, -3, "LAX1,SYD1"));
        await KeepAsync(Program(AuditKind.ProgramStarted, 2, "LAX1"));

        var page = Shown("SYD1");

        page.WaitForAssertion(() => Assert.Contains("since 2026-02-02 22:00:00.000 UTC at the latest", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("No transition is recorded", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_never_was_a_site_s_is_told_from_it()
    {
        await KeepAsync(Program(AuditKind.ProgramStarted, -3, "LAX1"));
        var page = Shown("NOWHERE");

        page.WaitForAssertion(() => Assert.Contains("the audit does not know it either", page.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("There is no site NOWHERE", page.Find("h1").TextContent);
    }

    private IRenderedComponent<NoSuchSite> Shown(string code) => _room.Page.Render<NoSuchSite>(page => page.Add(site => site.Code, code));

    private async Task KeepAsync(AuditEntry entry)
    {
        await _room.Files.Store.AppendAsync(entry);
        await _room.Files.SettleAsync();
    }

    private static AuditEntry Program(AuditKind kind, int day, string sites) => EventContent.Of(AuditEntry.Program, kind, Samples.At.AddDays(day), "told", ("sites", sites));

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public ValueTask DisposeAsync() => _room.DisposeAsync();
}
