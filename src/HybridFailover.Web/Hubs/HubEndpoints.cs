namespace HybridFailover.Web.Hubs;

/// <summary>The hub for other programs: what it needs, and where it is.</summary>
internal static class HubEndpoints
{
    /// <summary>A request to watch is small; nothing larger is read.</summary>
    private const long MaximumRequestBytes = 16 * 1024;

    public static void AddLiveHub(this IServiceCollection services)
    {
        services.AddSingleton<LiveFan>();
        services.AddSignalR().AddHubOptions<LiveHub>(options => options.MaximumReceiveMessageSize = MaximumRequestBytes);
    }

    public static void MapLiveHub(this IEndpointRouteBuilder app) => app.MapHub<LiveHub>("/hubs/live");
}
