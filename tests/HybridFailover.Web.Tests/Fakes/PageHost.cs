using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Lab;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>The pages as the program serves them, over a monitor and a lab of a test's choice.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<PageHost> StartAsync(IMonitor monitor, ILabControl? lab = null, string url = "http://127.0.0.1:0", RecentSeconds? recent = null, params string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebServices).Assembly.GetName().Name, Args = [$"--urls={url}", .. arguments],
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddHybridFailoverWeb();
        builder.Services.AddSingleton(monitor);
        builder.Services.AddSingleton<IPreflight>(new FakePreflight());
        builder.Services.AddSingleton(recent ?? new RecentSeconds());
        if (lab is not null) builder.Services.AddSingleton(lab);
        var app = builder.Build();
        app.UseHybridFailoverWeb();
        await app.StartAsync();
        return new PageHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
