using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Net.Http.Headers;

namespace HybridFailover.Web.Guard;

/// <summary>How a request came in: what the guard's rules look at, and nothing else.</summary>
/// <param name="IsLocal">From the loopback interface or over the Unix socket.</param>
/// <param name="Forwarder">The header by which a proxy shows itself; null when none does.</param>
/// <param name="Host">The Host header as sent.</param>
/// <param name="Origin">The page that asks; null when no browser says so.</param>
/// <param name="FetchSite">The browser's Sec-Fetch-Site; null when none.</param>
internal sealed record Approach(bool IsLocal, string? Forwarder, string Scheme, HostString Host, string? Origin, string? FetchSite)
{
    private static readonly string[] Forwarders = ["Forwarded", "Via", "X-Real-IP"];

    public static Approach Of(HttpContext context)
    {
        var headers = context.Request.Headers;
        return new Approach(
            IsLocalConnection(context),
            headers.Keys.FirstOrDefault(IsForwarder),
            context.Request.Scheme,
            context.Request.Host,
            headers.TryGetValue(HeaderNames.Origin, out var origin) ? origin.ToString() : null,
            headers.TryGetValue("Sec-Fetch-Site", out var site) ? site.ToString() : null);
    }

    /// <summary>The Host header names this machine's loopback. A name that a foreign page points here does not.</summary>
    public bool HasLocalHost =>
        Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || Host.Host is "127.0.0.1" or "[::1]" or "::1";

    /// <summary>No browser page asks, or a page that this very address served.</summary>
    public bool IsOwnPage =>
        (Origin is null || Origin.Equals($"{Scheme}://{Host.Value}", StringComparison.OrdinalIgnoreCase)) && FetchSite is null or "same-origin" or "none";

    private static bool IsForwarder(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || Forwarders.Contains(header, StringComparer.OrdinalIgnoreCase);

    private static bool IsLocalConnection(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
            ? IPAddress.IsLoopback(remote)
            : context.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily == AddressFamily.Unix;
}
