using System.Security.Claims;

namespace HybridFailover.Web.Guard;

/// <summary>Somebody on this machine, as a principal: it travels with the request and with the circuit that the request opens.</summary>
internal static class Operator
{
    private const string Scheme = "LocalOperator";

    public static ClaimsPrincipal Principal(HttpContext context)
    {
        var user = PeerUser.Of(context);
        var name = user is null ? "local operator" : $"local operator ({user})";
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme));
    }

    /// <summary>The actor of a command.</summary>
    /// <returns>Null: this principal may not command.</returns>
    public static string? Actor(ClaimsPrincipal principal) =>
        principal.Identities.FirstOrDefault(identity => identity is { AuthenticationType: Scheme, IsAuthenticated: true })?.Name;
}
