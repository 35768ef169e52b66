using System.Security.Claims;
using Bunit;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Guard;
using HybridFailover.Web.Hosting;
using HybridFailover.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.Components.Overview;

/// <summary>What the Overview's components need around them, over a monitor that shows what a test tells it to.</summary>
internal static class OverviewScene
{
    public static void Furnish(this BunitContext context, params SiteSnapshot[] sites)
    {
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddSingleton(TimeProvider.System);
        context.Services.AddSingleton<IMonitor>(new ShownMonitor(sites));
        context.Services.AddSingleton<IPreflight>(new FakePreflight());
        context.Services.AddSingleton<PreflightService>();
        context.Services.AddSingleton(new ProgramStart(PageSamples.Now.AddHours(-30)));
        context.Services.AddSingleton(new RecentSeconds());
        context.Services.AddSingleton<AuthenticationStateProvider>(new Anybody());
        context.Services.AddScoped<LocalOperator>();
        context.Services.AddSingleton<SiteViews>();
        context.Services.AddScoped<Screen>();
        context.Services.AddScoped<FramePush>();
        context.Services.AddScoped<CommandDesk>();
        context.Services.AddTransient<OverviewScript>();
    }

    private sealed class Anybody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));
    }
}
