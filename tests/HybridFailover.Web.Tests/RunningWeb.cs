using System.Text.Json;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Web.Tests;

/// <summary>The web side on a real Kestrel: a free port of the loopback address, and a Unix socket; behind it a fake monitor.</summary>
internal sealed class RunningWeb : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hf-web-tests-");
    private readonly WebApplication _app;

    private RunningWeb(FakeMonitor monitor, Action<WebApplicationBuilder>? configure)
    {
        Monitor = monitor;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "HybridFailover.Web", EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        SocketPath = Path.Combine(_directory.FullName, "s.sock");
        if (UnixSocket.Add(builder, SocketPath) is { } problem) throw new InvalidOperationException(problem);
        builder.AddHybridFailoverWeb();
        builder.Services.AddSingleton<IMonitor>(monitor);
        builder.Services.AddSingleton<IPreflight>(new FakePreflight());
        configure?.Invoke(builder);
        _app = builder.Build();
        _app.UseHybridFailoverWeb();
    }

    public FakeMonitor Monitor { get; }
    public string SocketPath { get; }
    public PreflightService Preflight => _app.Services.GetRequiredService<PreflightService>();
    public Uri Address => new(_app.Urls.First(url => !url.Contains("unix", StringComparison.Ordinal)));
    public HttpClient Client { get; private set; } = null!;

    public static async Task<RunningWeb> StartAsync(FakeMonitor? monitor = null, Action<WebApplicationBuilder>? configure = null)
    {
        var web = new RunningWeb(monitor ?? new FakeMonitor(), configure);
        await web._app.StartAsync(TestContext.Current.CancellationToken);
        web.Client = new HttpClient { BaseAddress = web.Address };
        return web;
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await _app.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
