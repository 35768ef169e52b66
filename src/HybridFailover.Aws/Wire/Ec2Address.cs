using Amazon;

namespace HybridFailover.Aws.Wire;

/// <summary>Where the API is reached.</summary>
internal static class Ec2Address
{
    /// <summary>
    /// The configured endpoint, else the Region's own. Environment variables such as AWS_ENDPOINT_URL are not asked: a stray
    /// one must not redirect route changes.
    /// </summary>
    public static Uri Of(string service, string region, Uri? endpoint) =>
        endpoint ?? new Uri($"https://{service}.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}/");
}
