using Bunit;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Components.Settings;
using HybridFailover.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Web.Tests.Components.Settings;

public sealed class PreflightPanelTests : BunitContext
{
    private readonly FakePreflight _preflight = new();

    public PreflightPanelTests()
    {
        Services.AddSingleton(new PreflightService(_preflight, new FakeMonitor(), TimeProvider.System, NullLogger<PreflightService>.Instance));
        Services.AddSingleton<IMonitor>(new FakeMonitor());
    }

    [Fact]
    public void Before_the_first_run_nothing_is_claimed() =>
        Assert.Contains("NOT CHECKED YET", Render<PreflightPanel>().Markup, StringComparison.Ordinal);

    [Fact]
    public void A_failed_check_is_shown_with_what_it_found_why_it_matters_and_how_to_fix_it_and_goes_when_a_run_finds_it_gone()
    {
        var panel = Render<PreflightPanel>();

        panel.Find("header button").Click();

        panel.WaitForAssertion(() => Assert.Contains("NOT ARMED: 1 reason", panel.Markup, StringComparison.Ordinal));
        var check = panel.Find("#check-LAX1-permission-rtb-1");
        Assert.Contains("Fail", check.TextContent, StringComparison.Ordinal);
        Assert.Contains("CreateRoute is not allowed.", check.TextContent, StringComparison.Ordinal);
        Assert.Contains("Without it the failover is refused", check.TextContent, StringComparison.Ordinal);
        Assert.Equal("help/preflight#permission", check.QuerySelector("p.meta a")!.GetAttribute("href"));
        Assert.Equal("settings#check-LAX1-permission-rtb-1", check.QuerySelector(".permalink")!.GetAttribute("href"));

        _preflight.Found = [PreflightCheck.Pass("LAX1", "permission rtb-1", "Allowed.")];
        panel.Find("header button").Click();

        panel.WaitForAssertion(() => Assert.DoesNotContain("NOT ARMED", panel.Markup, StringComparison.Ordinal));
    }
}
