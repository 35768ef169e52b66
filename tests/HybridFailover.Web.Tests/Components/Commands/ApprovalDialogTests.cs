using System.Security.Claims;
using Bunit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Tests;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Guard;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Web.Tests.Components.Commands;

public sealed class ApprovalDialogTests : BunitContext
{
    private readonly FakeMonitor _monitor = new();
    private readonly ManualTimeProvider _time = new(Samples.At);
    private readonly CommandDesk _desk = new(), _requester = new();
    private readonly Approvals _approvals;
    private readonly ApprovalRequest _request;

    public ApprovalDialogTests()
    {
        _approvals = new(new ConfigurationBuilder().Build(), _time);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(_time);
        Services.AddSingleton<IMonitor>(_monitor);
        Services.AddSingleton(_desk);
        Services.AddSingleton(_approvals);
        Services.AddSingleton(new Screen(_monitor, new SiteViews(), _time, NullLogger<Screen>.Instance));
        Services.AddSingleton<AuthenticationStateProvider>(new Somebody());
        Services.AddScoped<LocalOperator>();
        Services.AddScoped<DialogScript>();
        _monitor.Foresee = (_, _) => Outlooks.Down() with { Changes = [new(Samples.Slot, "propagated", "eni-1")] };
        var wish = new CommandWish(CommandKind.Failover, "LAX1", "vpn");
        var draft = new CommandDraft(wish) { Code = ReasonCode.Provider, Reason = "The provider asks for it", Ticket = "CHG-1042", AsksSecondPerson = true };
        _request = new("c-1", wish, "vpn", "Fail over LAX1 to VPN", "alice", "TargetDown: vpn is down", Samples.At + Approvals.Patience, draft, _monitor.Find("LAX1")!);
    }

    [Fact]
    public async Task Everything_that_the_requester_saw_is_there_and_nothing_can_be_entered()
    {
        var asked = Ask();
        var dialog = Reviewed();
        foreach (var text in new[] { "The provider asks for it", "Provider request", "CHG-1042", "TargetDown: vpn is down", "rtb-1", "eni-1", "down, 4 rounds lost in a row", "It is what would be overridden." })
            Assert.Contains(text, dialog.Markup, StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll("input, textarea, select"));
        dialog.Find("[data-confirm]").Click();
        Assert.Equal("local operator", (await asked).Approver);
        Assert.Contains("Approved.", dialog.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_declined_and_closing_it_answers_nothing()
    {
        var asked = Ask();
        var dialog = Reviewed();
        dialog.Find("[data-cancel]").Click();
        Assert.False(asked.IsCompleted);
        _desk.Review(_request);
        Assert.Single(dialog.WaitForElements("h2"));
        dialog.FindAll("footer button").Single(button => button.TextContent == "Decline").Click();
        Assert.Equal(new ApprovalAnswer(null, "declined by local operator"), await asked);
    }

    [Fact]
    public void After_a_change_of_the_state_it_can_not_be_approved()
    {
        _monitor.Show(Samples.Snapshot("LAX1", "vpn", version: 9));
        var asked = Ask();
        var dialog = Reviewed();
        Assert.Contains("LAX1 was on Direct Connect and is on VPN", dialog.Find(".changed").TextContent, StringComparison.Ordinal);
        dialog.Find("[data-confirm]").Click();
        Assert.False(asked.IsCompleted);
    }

    [Fact]
    public void The_requester_s_own_screen_finds_nothing_to_approve()
    {
        var asked = _approvals.AskAsync(_request, _desk, Xunit.TestContext.Current.CancellationToken);
        var dialog = Reviewed();
        Assert.Empty(dialog.FindAll("[data-confirm]"));
        Assert.False(asked.IsCompleted);
    }

    private Task<ApprovalAnswer> Ask() => _approvals.AskAsync(_request, _requester, Xunit.TestContext.Current.CancellationToken);

    private IRenderedComponent<ApprovalDialog> Reviewed()
    {
        var dialog = Render<ApprovalDialog>();
        var screen = Services.GetRequiredService<Screen>();
        screen.Start(dialog.InvokeAsync);
        dialog.WaitForState(() => screen.IsConnected);
        _desk.Review(_request);
        dialog.WaitForElement("h2");
        return dialog;
    }

    private sealed class Somebody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "local operator")], "LocalOperator"))));
    }
}
