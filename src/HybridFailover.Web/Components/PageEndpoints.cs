using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;

namespace HybridFailover.Web.Components;

/// <summary>The pages: what they need, and where they are.</summary>
internal static class PageEndpoints
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        // A build that was not published keeps its assets where they were made; this finds them in every environment.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(Circuits).AddHubOptions(Hub);
    }

    /// <summary>An address without a page gets one that says so. Before everything else: it runs the request again from there.</summary>
    public static void UseNotFoundPage(this WebApplication app) => app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);

    public static void MapPages(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ConfigureWebSocketAcceptContext = Compress);
    }

    // Each message by itself: a dictionary that is kept between them takes a third of a megabyte of every viewer's memory.
    private static Task Compress(HttpContext request, WebSocketAcceptContext socket)
    {
        (socket.DangerousEnableCompression, socket.DisableServerContextTakeover) = (true, true);
        return Task.CompletedTask;
    }

    private static void Circuits(CircuitOptions options)
    {
        options.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(5);
        options.DisconnectedCircuitMaxRetained = 50;
        options.PersistedCircuitInMemoryMaxRetained = 100;
        options.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(10);
    }

    // The page's script gives up at the same times: both ends must agree.
    private static void Hub(HubOptions options)
    {
        options.KeepAliveInterval = TimeSpan.FromSeconds(2);
        options.ClientTimeoutInterval = TimeSpan.FromSeconds(6);
    }
}
