using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HybridFailover.Lab.Endpoint.Hosting;

/// <summary>Kestrel with one delegate behind it: no routing, no middleware, no configuration from outside.</summary>
internal static class EndpointHost
{
    public static WebApplication Build(EndpointOptions options, HttpExchange exchange)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(EndpointHost).Assembly.GetName().Name });
        builder.Services.AddSingleton(options.Logging);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            // A client keeps its connection from start-up to the night of the failover.
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromHours(24);
            foreach (var address in options.Listen) kestrel.Listen(address);
            foreach (var handle in options.ListenHandles) kestrel.ListenHandle(handle);
            if (options.UnixSocket is { } path) kestrel.ListenUnixSocket(path);
        });
        var web = builder.Build();
        web.Run(exchange.HandleAsync);
        return web;
    }

    /// <summary>Signals belong to the program that the endpoint lives in.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
