using System.Security.Claims;
using Bunit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Samples;
using HybridFailover.Tests;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Sites;
using HybridFailover.Web.Guard;
using HybridFailover.Web.Hosting;
using HybridFailover.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Web.Tests.Components.Sites;

public sealed class SitePageTests : BunitContext
{
    private readonly ManualTimeProvider _time = new(PageSamples.Now);
    private readonly ShownMonitor _monitor;
    private readonly Screen _screen;
    private readonly CommandDesk _desk = new();
    private readonly RecentSeconds _seconds = new();

    public SitePageTests()
    {
        _monitor = new ShownMonitor(PageSamples.Snapshot(), PageSamples.Snapshot(PageSamples.Site("PHX1", "Phoenix")));
        _screen = new Screen(_monitor, new SiteViews(), _time, NullLogger<Screen>.Instance);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(_time);
        Services.AddSingleton<IMonitor>(_monitor);
        Services.AddSingleton(_screen);
        Services.AddSingleton(_desk);
        Services.AddSingleton(_seconds);
        Services.AddSingleton(new ProgramStart(PageSamples.Now.AddHours(-1)));
        Services.AddScoped<FramePush>();
        Services.AddScoped<LocalOperator>();
        Services.AddSingleton<IPreflight>(new FakePreflight());
        Services.AddSingleton<PreflightService>();
        Services.AddSingleton<AuthenticationStateProvider>(new Somebody());
    }

    [Fact]
    public void Before_the_circuit_is_connected_there_is_no_number()
    {
        var page = Render();
        Assert.Equal("Connecting…", page.Find("[role=status]").TextContent);
        Assert.DoesNotContain(page.Markup, char.IsDigit);
    }

    [Fact]
    public void The_header_says_where_the_site_stands_and_what_can_be_done()
    {
        var page = Connected();
        Assert.Equal("LAX1 Los Angeles – On Direct Connect", Words(page.Find("h1").TextContent));
        var wishes = new List<CommandWish>();
        _desk.Asked += wishes.Add;
        page.Find(".commands.wide button").Click();
        Assert.Equal([new CommandWish(CommandKind.Failover, "LAX1", "vpn")], wishes);
        Assert.Equal("sites/PHX1", page.Find("a[rel=next]").GetAttribute("href"));
    }

    [Fact]
    public void A_path_tells_its_last_reply_and_its_loss_of_five_minutes()
    {
        for (var second = 0; second < 300; second++) _seconds.Add(new PathSecond("LAX1", "dx", 1_795_000_000 + second, 10, second < 30 ? 10 : 0, 0, 0, 1, 1, 1));
        var path = PageSamples.Snapshot().Paths[0];
        var answered = PageSamples.Now.AddSeconds(-12);
        _monitor.Publish(PageSamples.Snapshot() with { Paths = [path with { Figures = path.Figures with { AnsweredAt = answered } }, PageSamples.Snapshot().Paths[1]] });
        var page = Connected();
        Assert.Equal("10 %", Figure(page, "Direct Connect", "Loss 5 m"));
        Assert.Equal("07:40:51 UTC,", Figure(page, "Direct Connect", "Last reply"));
        Assert.Equal(Figures.Epoch(answered), page.Find("[aria-label='Direct Connect'] .last-reply .ago").GetAttribute("data-ago"));
        Assert.Equal("–", Figure(page, "VPN", "Loss 5 m"));
        Assert.Equal("none yet", Figure(page, "VPN", "Last reply"));
    }

    [Fact]
    public void A_change_of_the_site_is_shown_with_the_next_painting()
    {
        var page = Connected();
        _monitor.Publish(PageSamples.Snapshot(active: "vpn", verdicts: [Verdict.Down, Verdict.Up]) with { Version = 2, At = PageSamples.Now.AddMilliseconds(250) });
        _time.Advance(PaintThrottle.Tick);
        page.WaitForAssertion(() => Assert.Contains("On VPN", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Contains("Active, up", page.Find(".diagram").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_in_the_past_says_so_and_has_no_commands()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("sites/LAX1?from=2026-11-21T02:00:00Z&to=2026-11-21T03:00:00Z");
        var page = Connected();
        Assert.Contains("You are looking at 2026-11-21 02:00:00.000 UTC to 2026-11-21 03:00:00.000 UTC.", Words(page.Find("[aria-label='Historic view']").TextContent), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".commands"));
    }

    [Fact]
    public void A_code_that_is_not_configured_finds_those_that_are()
    {
        var page = Connected("NOWHERE");
        Assert.Equal("There is no site NOWHERE", page.Find("h1").TextContent);
        page.Find("input[type=search]").Input("phoe");
        Assert.Equal("PHX1 Phoenix", page.Find(".found").TextContent.Trim());
    }

    [Fact]
    public void A_page_of_somebody_elsewhere_has_no_command()
    {
        Services.AddSingleton<AuthenticationStateProvider>(new Somebody(isLocal: false));
        var page = Connected();
        Assert.Empty(page.FindAll(".commands button"));
    }

    [Fact]
    public void The_charts_are_told_the_paths_and_the_window()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("sites/LAX1?w=1m");
        Connected();
        var create = JSInterop.VerifyInvoke("hf.charts.create");
        Assert.Contains("Direct Connect", System.Text.Json.JsonSerializer.Serialize(create.Arguments[2]), StringComparison.Ordinal);
        Assert.Contains("\"Length\":60000", System.Text.Json.JsonSerializer.Serialize(create.Arguments[2]), StringComparison.Ordinal);
    }

    private IRenderedComponent<SitePage> Render(string code = "LAX1") => Render<SitePage>(page => page.Add(site => site.Code, code).AddCascadingValue(_screen));

    private IRenderedComponent<SitePage> Connected(string code = "LAX1")
    {
        var page = Render(code);
        _screen.Start(page.InvokeAsync);
        page.WaitForState(() => _screen.IsConnected);
        return page;
    }

    private static string Figure(IRenderedComponent<SitePage> page, string path, string name) =>
        Words(page.FindAll($"[aria-label='{path}'] .path-figures > div").Single(figure => figure.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected override void Dispose(bool disposing)
    {
        _screen.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Somebody(bool isLocal = true) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(isLocal ? new ClaimsIdentity([new Claim(ClaimTypes.Name, "local operator")], "LocalOperator") : new ClaimsIdentity())));
    }
}
