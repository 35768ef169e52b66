using System.Net;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Preflight;

/// <summary>Whether the API can be reached while a path is down. Pure.</summary>
internal static class EndpointChecks
{
    public static IEnumerable<PreflightCheck> Of(
        Fleet fleet, Uri endpoint, IReadOnlyList<IPAddress> addresses, IReadOnlyDictionary<string, IReadOnlyList<Destination>> lists)
    {
        foreach (var site in fleet.Sites)
        {
            var hit = site.Destinations
                .SelectMany(destination => destination.Network is not null ? [destination] : lists.GetValueOrDefault(destination.Text, []))
                .FirstOrDefault(destination => addresses.Any(address => destination.Network is { } network && network.Contains(address)));
            yield return hit is null
                ? PreflightCheck.Pass(site.Code, "endpoint", $"EC2's API at {endpoint.Host} ({string.Join(", ", addresses.Take(3))}) is outside the site's destinations.")
                : PreflightCheck.Fail(site.Code, "endpoint", $"EC2's API at {endpoint.Host} has an address inside {hit}: when that path fails, no route can be changed any more. Use an interface endpoint in the VPC.");
        }
    }
}
