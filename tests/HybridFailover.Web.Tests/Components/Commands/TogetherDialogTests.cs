using System.Security.Claims;
using Bunit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Tests;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Guard;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.Components.Commands;

public sealed class TogetherDialogTests : BunitContext
{
    private readonly FakeMonitor _monitor = new();
    private readonly CommandDesk _desk = new();
    private bool _isLocal = true;

    public TogetherDialogTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        Services.AddSingleton<IMonitor>(_monitor);
        Services.AddSingleton(_desk);
        Services.AddSingleton<AuthenticationStateProvider>(new Somebody(() => _isLocal));
        Services.AddScoped<LocalOperator>();
        Services.AddScoped<DialogScript>();
        _monitor.Foresee = (kind, _) => Outlooks.Accepted(kind, null);
    }

    [Fact]
    public void Each_alarm_is_a_command_of_its_own_with_the_one_reason()
    {
        var dialog = Asked();
        dialog.Find("textarea").Input("Both wait for the provider");
        dialog.Find("[data-confirm]").Click();
        Assert.Equal([("LAX1", "unprotected"), ("PHX1", "flapping")], _monitor.Commands.Select(sent => (sent.Site, sent.Command.To)));
        Assert.All(_monitor.Commands, sent => Assert.Equal((CommandKind.Acknowledge, "Both wait for the provider"), (sent.Command.Kind, sent.Command.Reason)));
        Assert.Equal(2, _monitor.Commands.Select(sent => sent.Command.Id).Distinct().Count());
        Assert.Equal("2 of 2 accepted.", dialog.Find("[role=status]").TextContent);
    }

    [Fact]
    public void What_is_refused_is_told_beside_what_is_not()
    {
        _monitor.Answer = command => command.To == "flapping"
            ? new CommandAnswer(command.Id, Rejection.NotAllowed, "there is no such alarm any more", Durable: true, Version: 8)
            : new CommandAnswer(command.Id, Rejection.None, "Accepted.", Durable: true, Version: 8);
        var dialog = Asked();
        dialog.Find("[data-confirm]").Click();
        Assert.Equal("1 of 2 accepted.", dialog.Find("[role=status]").TextContent);
        Assert.Contains("Refused: NotAllowed. there is no such alarm any more.", dialog.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("critical", dialog.FindAll("li")[1].ClassName);
        Assert.Equal("normal", dialog.FindAll("li")[0].ClassName);
    }

    [Fact]
    public void Without_a_reason_and_after_Cancel_nothing_is_sent()
    {
        var dialog = Asked();
        dialog.Find("textarea").Input("short");
        Assert.Equal("true", dialog.Find("[data-confirm]").GetAttribute("aria-disabled"));
        dialog.Find("[data-confirm]").Click();
        dialog.Find("[data-cancel]").Click();
        Assert.Empty(_monitor.Commands);
        Assert.Empty(dialog.FindAll("li"));
    }

    [Fact]
    public void The_right_to_command_is_asked_for_when_they_are_sent()
    {
        var dialog = Asked();
        _isLocal = false;
        dialog.Find("[data-confirm]").Click();
        Assert.Empty(_monitor.Commands);
        Assert.Equal(2, _monitor.Refused.Count);
        Assert.Equal("0 of 2 accepted.", dialog.Find("[role=status]").TextContent);
    }

    private IRenderedComponent<TogetherDialog> Asked()
    {
        var dialog = Render<TogetherDialog>();
        _desk.AskTogether([new(CommandKind.Acknowledge, "LAX1", "unprotected"), new(CommandKind.Acknowledge, "PHX1", "flapping"), new(CommandKind.Acknowledge, "GONE", "flapping")]);
        dialog.WaitForState(() => dialog.FindAll("li").Count == 2);
        return dialog;
    }

    private sealed class Somebody(Func<bool> isLocal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(isLocal() ? new ClaimsIdentity([new Claim(ClaimTypes.Name, "local operator")], "LocalOperator") : new ClaimsIdentity())));
    }
}
