using System.Security.Claims;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Lab;
using HybridFailover.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>The pages as the program serves them, over a monitor and a lab of a test's choice.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<PageHost> StartAsync(IMonitor monitor, ILabControl? lab = null, TimeProvider? time = null, string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PageEndpoints).Assembly.GetName().Name, Args = [$"--urls={url}"],
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(monitor);
        if (lab is not null) builder.Services.AddSingleton(lab);
        builder.AddPages();
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "local operator")], "test"));
            return next();
        });
        app.MapPages();
        await app.StartAsync();
        return new PageHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
